using System.Text.Json.Nodes;
using Ridgeway.Data;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.Giving;

/// <summary>Somebody who was found to be the person given.</summary>
/// <param name="Person">The id that went.</param>
/// <param name="At">When they were merged.</param>
internal sealed record GonePerson(PersonId Person, DateTimeOffset At);

/// <summary>
/// A merge as FHIR tells it (R4, Patient.link): whoever stayed replaces whoever went, and an id that went still answers, as a Patient
/// that is not active and says by whom it was replaced.
/// </summary>
internal sealed class MergedIds(RidgewayDatabase database)
{
    /// <summary>Those who were merged into this person, the first merged first.</summary>
    public async Task<IReadOnlyList<GonePerson>> OfAsync(PersonId person, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select m.person_id, d.merged_at_utc from records_merged m
            join records_merge d on d.person_id = m.person_id and d.merge_id = m.merge_id
            where m.into_person_id = @person order by d.merged_at_utc, m.person_id
            """;
        command.Bind("@person", StoreWrite.IdFor(connection, person.Value));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var gone = new List<GonePerson>();
        while (await reader.ReadAsync(cancel))
        {
            gone.Add(new GonePerson(new PersonId(StoreWrite.GuidFrom(reader.GetValue(0))), new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(1), DateTimeKind.Utc))));
        }

        return gone;
    }

    /// <summary>Says of a Patient whom it replaces; a link to itself, left by its source, goes.</summary>
    public static void Link(JsonObject patient, string id, IEnumerable<string> replaces)
    {
        List<JsonNode> links = [.. (patient["link"] as JsonArray ?? []).OfType<JsonObject>().Where(link => GivenTree.Text((link["other"] as JsonObject)?["reference"]) != $"Patient/{id}").Select(link => link.DeepClone())];
        links.AddRange(replaces.Select(gone => LinkTo(gone, "replaces")));
        patient.Remove("link");
        if (links.Count > 0)
        {
            patient["link"] = new JsonArray([.. links]);
        }
    }

    /// <summary>The Patient that an id which went still answers with.</summary>
    /// <param name="id">The id.</param>
    /// <param name="at">When it went.</param>
    /// <param name="came">What had come under it, as given out; null where nothing was kept.</param>
    /// <param name="into">The id of the Patient that stayed.</param>
    public static GivenResource Replaced(string id, DateTimeOffset at, JsonObject? came, string into)
    {
        var patient = came ?? new JsonObject { ["resourceType"] = "Patient", ["id"] = id };
        patient["active"] = false;
        patient["link"] = new JsonArray(LinkTo(into, "replaced-by"));
        return GivenResource.Made("Patient", id, at, patient);
    }

    private static JsonObject LinkTo(string id, string type) => new() { ["other"] = new JsonObject { ["reference"] = $"Patient/{id}" }, ["type"] = type };
}
