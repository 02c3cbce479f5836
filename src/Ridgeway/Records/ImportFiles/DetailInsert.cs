using System.Security.Cryptography;
using System.Text;
using Ridgeway.Data;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.ImportFiles;

/// <summary>Saves what sources say of people's details, every word of it, with prepared commands.</summary>
internal static class DetailInsert
{
    public static void Run(StoreWrite write, PeopleToSave people, ImportId import, string source, DateTimeOffset now)
    {
        SaveDetails(write, people, import, source, now);
        SaveChoices(write, people, import, source);
        using var former = write.Command(
            "insert into records_former_number (person_id, nhs_number, source, heard_at_utc, import_id) values (@person, @number, @source, @heard, @import) on conflict (person_id, nhs_number) do nothing");
        var (person, number) = (former.Bind("@person", null), former.Bind("@number", ""));
        former.Bind("@source", source);
        former.Bind("@heard", now.UtcDateTime);
        former.Bind("@import", write.Id(import.Value));
        foreach (var (whose, had) in people.FormerNumbers)
        {
            (person.Value, number.Value) = (write.Id(whose.Value), had.Value);
            former.ExecuteNonQuery();
        }

        using var unsettled = write.Command("insert into records_unsettled (person_id) values (@person) on conflict (person_id) do nothing");
        var who = unsettled.Bind("@person", null);
        foreach (var one in people.Unsettled)
        {
            who.Value = write.Id(one.Value);
            unsettled.ExecuteNonQuery();
        }
    }

    private static void SaveDetails(StoreWrite write, PeopleToSave people, ImportId import, string source, DateTimeOffset now)
    {
        using var rows = ManyRows.Into(
            write, "records_detail", ["person_id", "detail_id", "about", "source", "said_on", "heard_at_utc", "scheme", "code", "display", "import_id"], "on conflict (person_id, detail_id) do nothing");
        var whose = write.Id(import.Value);
        foreach (var (person, detail, saidOn) in people.Details)
        {
            rows.Add(
                write.Id(person.Value), write.Id(IdOf(import, detail, saidOn?.ToString())), detail.About.ToString(), source, saidOn?.ToString(), now.UtcDateTime,
                detail.Scheme, detail.Code, detail.Display, whose);
        }

        rows.Finish();
    }

    private static void SaveChoices(StoreWrite write, PeopleToSave people, ImportId import, string source)
    {
        using var insert = write.Command("""
            insert into records_objection (person_id, objection_id, kind, says, uses, from_day, to_day, source, heard_at_utc, import_id)
            values (@person, @id, @kind, @says, @uses, @from, @to, @source, @heard, @import) on conflict (person_id, objection_id) do nothing
            """);
        var (person, id, says, uses) = (insert.Bind("@person", null), insert.Bind("@id", null), insert.Bind("@says", ""), insert.Bind("@uses", ""));
        var (from, to, heard) = (insert.Bind("@from", null), insert.Bind("@to", null), insert.Bind("@heard", null));
        insert.Bind("@kind", nameof(Rights.ChoiceKind.Consent));
        insert.Bind("@source", source);
        insert.Bind("@import", write.Id(import.Value));
        foreach (var (whose, choice) in people.Choices)
        {
            (person.Value, id.Value) = (write.Id(whose.Value), write.Id(IdOf($"{import}|{choice.Refuses}|{string.Join(',', choice.Uses)}|{choice.From}|{choice.To}|{choice.HeardAt:O}")));
            (says.Value, uses.Value) = (choice.Refuses ? "refuses" : "agrees", string.Join(',', choice.Uses));
            (from.Value, to.Value) = (Day(choice.From), Day(choice.To));
            heard.Value = choice.HeardAt.UtcDateTime;
            insert.ExecuteNonQuery();
        }
    }

    private static object Day(DateOnly? day) => (object?)day ?? DBNull.Value;

    /// <summary>The same words twice in one import are one statement; in another import they are another, which can be withdrawn alone.</summary>
    private static Guid IdOf(ImportId import, CodedDetail detail, string? saidOn) => IdOf($"{import}|{detail.About}|{detail.Scheme}|{detail.Code}|{saidOn}");

    private static Guid IdOf(string words)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(words), hash);
        return new Guid(hash[..16], bigEndian: true);
    }
}
