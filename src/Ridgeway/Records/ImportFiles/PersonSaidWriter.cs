using System.Text.Json;
using System.Text.Json.Serialization;
using Ridgeway.Data;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.ImportFiles;

/// <summary>Keeps what an import said of each person with a prepared command, and reads it back.</summary>
internal static class PersonSaidWriter
{
    /// <summary>As events are stored, without what was not said.</summary>
    private static readonly JsonSerializerOptions Short = MakeShort();

    public static void Run(StoreWrite write, PeopleToSave people, ImportId import, int part, CancellationToken cancel)
    {
        using var insert = write.Command("insert into records_person_said (person_id, import_id, part, said) values (@person, @import, @part, @said)");
        var (personId, said) = (insert.Bind("@person", null), insert.Bind("@said", null));
        insert.Bind("@import", write.Id(import.Value));
        insert.Bind("@part", part);
        foreach (var (person, drafts) in people.Said)
        {
            cancel.ThrowIfCancellationRequested();
            (personId.Value, said.Value) = (write.Id(person.Value), JsonSerializer.Serialize(drafts, Short));
            insert.ExecuteNonQuery();
        }
    }

    public static IReadOnlyList<PersonDraft> Read(string said) => JsonSerializer.Deserialize<List<PersonDraft>>(said, Short) ?? [];

    private static JsonSerializerOptions MakeShort()
    {
        var options = new JsonSerializerOptions { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
        RidgewayJson.Configure(options, JsonNamingPolicy.CamelCase);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
