using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Exchange.Csv;
using Ridgeway.Finding;
using Ridgeway.Guidance.AdvisePerson;
using Ridgeway.Guidance.PersonAdvice;
using Ridgeway.Records;

namespace Ridgeway.Guidance.AdviseMany;

/// <summary>What was written.</summary>
internal sealed record AdviceFile(string Practice, DateOnly On, int People, int WithAdvice, IReadOnlyList<string> Files);

/// <summary>
/// The advice for everyone registered with a practice as two files, for systems that cannot ask while somebody is there. A line
/// a person: the first thing to offer, why, how sure, what speaks against it.
/// </summary>
internal sealed class AdviseManyStory(RidgewayDb db, IRecords records, IGuidance guidance, WishBook wishes, FindingContext context)
{
    private const int PeopleAtOnce = 200;

    public async Task<IReadOnlyList<OdsCode>> PracticesAsync(CancellationToken cancel) =>
        await db.Set<PersonRow>().AsNoTracking().Where(row => row.Practice != null).Select(row => row.Practice!.Value).Distinct().ToListAsync(cancel);

    /// <param name="practice">Whose people.</param>
    /// <param name="path">The CSV file; the JSON stands beside it. Both appear whole or not at all.</param>
    /// <param name="on">The day.</param>
    /// <param name="cancel">Stops without leaving a file.</param>
    public async Task<AdviceFile> WriteAsync(OdsCode practice, string path, DateOnly on, CancellationToken cancel)
    {
        var everyone = await db.Set<PersonRow>().AsNoTracking().Where(row => row.Practice == practice).OrderBy(row => row.PersonId).Select(row => row.PersonId).ToListAsync(cancel);
        var said = await wishes.OfEveryoneAsync(cancel);
        var json = Path.ChangeExtension(path, ".json");
        var (csvPart, jsonPart) = (path + ".part", json + ".part");
        var withAdvice = 0;
        await using (var csv = new StreamWriter(csvPart, append: false, new UTF8Encoding(false)))
        await using (var document = File.Create(jsonPart))
        await using (var writer = new Utf8JsonWriter(document))
        {
            await csv.WriteAsync(CsvWriting.Write(Header, []));
            Begin(writer, practice, on);
            foreach (var some in everyone.Chunk(PeopleAtOnce))
            {
                await foreach (var record in records.ReadManyAsync(some, cancel))
                {
                    var advice = guidance.Advise(record, on, said.GetValueOrDefault(record.Person.Id));
                    if (advice.Advice.Count + advice.Withheld.Count == 0)
                    {
                        continue;
                    }

                    withAdvice++;
                    await csv.WriteAsync(Line(advice, record));
                    JsonSerializer.Serialize(writer, ShownAdviceForPerson.Of(advice, record, context.Lists, _ => []), RidgewayJson.Shown);
                    await writer.FlushAsync(cancel);
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        File.Move(csvPart, path, overwrite: true);
        File.Move(jsonPart, json, overwrite: true);
        return new AdviceFile(practice.Value, on, everyone.Count, withAdvice, [path, json]);
    }

    private static readonly string[] Header = ["nhs-number", "ridgeway-id", "offer", "because", "facts", "strength", "state", "source", "cautions", "not-now", "also", "good-until", "content"];

    private static void Begin(Utf8JsonWriter writer, OdsCode practice, DateOnly on)
    {
        writer.WriteStartObject();
        writer.WriteString("practice", practice.Value);
        writer.WriteString("on", on.ToString("yyyy-MM-dd"));
        writer.WriteStartArray("people");
    }

    private string Line(AdviceForPerson advice, PersonRecord record)
    {
        var first = advice.Advice.Count > 0 ? advice.Advice[0] : null;
        string Facts(IEnumerable<Reason> why) => string.Join("; ", why.Select(reason => Evidence.Of(reason, record, context.Lists).ForPeople));
        var whole = CsvWriting.Write(
            [],
            [[
                record.Person.NhsNumber?.Value, advice.Person.ToString(), first?.Intervention.Name,
                first is null ? null : string.Join("; ", first.Because.Select(reason => reason.Rule.Because)),
                first is null ? null : string.Join("; ", first.Because.Select(reason => Facts(reason.Why)).Distinct(StringComparer.Ordinal)),
                first?.Grade.ForPeople(), first is null ? null : first.IsDraft ? "draft: not approved" : "approved",
                first is null ? null : string.Join("; ", first.Sources.Select(source => source.Ref)),
                first is null ? null : string.Join("; ", first.Cautions.Select(Name)),
                string.Join("; ", advice.Withheld.Select(one => $"{one.Intervention.Name}: {one.By[0].Contraindication.Name}. {one.By[0].Contraindication.Instead}")),
                string.Join("; ", advice.Advice.Skip(1).Select(one => one.Intervention.Name)),
                advice.Until?.ToString("yyyy-MM-dd"), advice.PackHash,
            ]]);
        // The empty header is one line end.
        return whole["\r\n".Length..];
    }

    private static string Name(Caution caution) => caution switch
    {
        Caution.Holds holds => $"take care: {holds.Contraindication.Name}",
        Caution.AskFirst ask => $"ask first: {ask.Contraindication.Name}",
        Caution.MayGiveWay gives => $"may come first: {gives.To.Name}",
        _ => throw new InvalidOperationException("A caution without words."),
    };
}
