using Ridgeway.Data;

namespace Ridgeway.Records.FindDuplicates;

/// <summary>
/// Pairs of which a source says that one record replaced the other (FHIR R4, Patient.link). They are compared whatever they share, and
/// wait for a decision whatever their score: a source's word is a strong hint, and no reason to merge by itself.
/// </summary>
internal sealed class LinkedPairs(RidgewayDatabase database)
{
    /// <summary>Every such pair of people who are both here, each the smaller id first.</summary>
    /// <param name="among">Only pairs with one of these; null for all.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<HashSet<(PersonId First, PersonId Second)>> OfAsync(IReadOnlyCollection<PersonId>? among, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select coalesce(m.into_person_id, l.person_id), coalesce(n.into_person_id, r.person_id) from records_link l
            join records_reference r on r.reference = l.other_reference
            left join records_merged m on m.person_id = l.person_id
            left join records_merged n on n.person_id = r.person_id
            """;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var pairs = new HashSet<(PersonId, PersonId)>();
        while (await reader.ReadAsync(cancel))
        {
            var (one, other) = (new PersonId(Facts.StoreWrite.GuidFrom(reader.GetValue(0))), new PersonId(Facts.StoreWrite.GuidFrom(reader.GetValue(1))));
            if (one != other && (among is null || among.Contains(one) || among.Contains(other)))
            {
                pairs.Add(one.CompareTo(other) < 0 ? (one, other) : (other, one));
            }
        }

        return pairs;
    }
}
