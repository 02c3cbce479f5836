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
        SaveChoices(write, people, import, source, now);
        SaveLinks(write, people, import, source);
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

    private static void SaveLinks(StoreWrite write, PeopleToSave people, ImportId import, string source)
    {
        using var insert = write.Command("""
            insert into records_link (person_id, other_reference, is_replaced_by, source, import_id) values (@person, @other, @replaced, @source, @import)
            on conflict (person_id, other_reference, import_id) do nothing
            """);
        var (person, other, replaced) = (insert.Bind("@person", null), insert.Bind("@other", null), insert.Bind("@replaced", false));
        insert.Bind("@source", source);
        insert.Bind("@import", write.Id(import.Value));
        foreach (var (whose, reference, isReplacedBy) in people.Links)
        {
            (person.Value, other.Value, replaced.Value) = (write.Id(whose.Value), write.Id(reference), isReplacedBy);
            insert.ExecuteNonQuery();
        }
    }

    private static void SaveChoices(StoreWrite write, PeopleToSave people, ImportId import, string source, DateTimeOffset now)
    {
        using var insert = write.Command("""
            insert into records_objection (person_id, objection_id, kind, says, uses, from_day, to_day, source, heard_at_utc, import_id, resource_key, resource_version)
            values (@person, @id, @kind, @says, @uses, @from, @to, @source, @heard, @import, @key, @version) on conflict (person_id, objection_id) do update set
              says = excluded.says, uses = excluded.uses, from_day = excluded.from_day, to_day = excluded.to_day, heard_at_utc = excluded.heard_at_utc, resource_version = excluded.resource_version
            """);
        var (key, version) = (insert.Bind("@key", null), insert.Bind("@version", null));
        var (person, id, says, uses) = (insert.Bind("@person", null), insert.Bind("@id", null), insert.Bind("@says", ""), insert.Bind("@uses", ""));
        var (from, to, heard) = (insert.Bind("@from", null), insert.Bind("@to", null), insert.Bind("@heard", null));
        insert.Bind("@kind", nameof(Rights.ChoiceKind.Consent));
        insert.Bind("@source", source);
        insert.Bind("@import", write.Id(import.Value));
        foreach (var (whose, choice, resource, form) in people.Choices)
        {
            var what = resource is { } which ? $"{which}" : $"{choice!.Refuses}|{string.Join(',', choice.Uses)}|{choice.From}|{choice.To}|{choice.HeardAt:O}";
            (person.Value, id.Value) = (write.Id(whose.Value), write.Id(IdOf($"{import}|{what}")));
            (says.Value, uses.Value) = (choice is null ? "nothing" : choice.Refuses ? "refuses" : "agrees", string.Join(',', choice?.Uses ?? []));
            (from.Value, to.Value) = (Day(choice?.From), Day(choice?.To));
            heard.Value = (choice?.HeardAt ?? now).UtcDateTime;
            (key.Value, version.Value) = ((object?)resource ?? DBNull.Value, form);
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
