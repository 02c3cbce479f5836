using System.Text.Json;
using Ridgeway.Data;
using Ridgeway.Events;
using Ridgeway.Records;

namespace Ridgeway.Evaluation.HearLoop;

/// <summary>Keeps what Records tells of people's choices. The courier calls it in a transaction and saves.</summary>
internal sealed class RecordsHeard(RidgewayDb db) : IHear<SharingChanged>
{
    public async Task HearAsync(SharingChanged happened, CancellationToken cancel)
    {
        var choices = JsonSerializer.Serialize(happened.Choices, RidgewayJson.Stored);
        if (await db.Set<ChoiceRow>().FindAsync([happened.Person], cancel) is { } known)
        {
            known.Choices = choices;
        }
        else
        {
            db.Add(new ChoiceRow { PersonId = happened.Person, Choices = choices });
        }
    }
}
