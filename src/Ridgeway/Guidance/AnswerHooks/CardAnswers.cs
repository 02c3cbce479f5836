using Ridgeway.Data;

namespace Ridgeway.Guidance.AnswerHooks;

/// <summary>What was answered to a card, and when.</summary>
internal readonly record struct CardAnswer(string Intervention, string Reason, DateTimeOffset At);

/// <summary>What was answered to earlier cards about somebody. Asked with every question, so by a command of its own.</summary>
internal sealed class CardAnswers(RidgewayDatabase database)
{
    public async Task<IReadOnlyList<CardAnswer>> OfAsync(string subject, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "select intervention, outcome_reason, outcome_at_utc from guidance_card where subject = @subject and outcome_reason is not null and outcome_at_utc is not null";
        command.Bind("@subject", subject);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var answers = new List<CardAnswer>();
        while (await row.ReadAsync(cancel))
        {
            answers.Add(new CardAnswer(row.GetString(0), row.GetString(1), new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(2), DateTimeKind.Utc))));
        }

        return answers;
    }
}
