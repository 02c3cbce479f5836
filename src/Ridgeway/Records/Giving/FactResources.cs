using System.Buffers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Records.Facts;
using Ridgeway.Records.OpenPerson;

namespace Ridgeway.Records.Giving;

/// <summary>Writes people and facts of imports that kept facts only as resources again. Their ids carry the person, so that they can be read by id.</summary>
internal sealed class FactResources(StoredCodes codes, WiderRecord wider, RidgewayDb db) : IDisposable
{
    private readonly FhirWriter writer = new(codes.Book);
    private readonly ArrayBufferWriter<byte> written = new();

    public IEnumerable<ImportId> ImportsOf(PersonRecord record) => Enumerable.Range(0, record.Count).Select(place => record.SourceOf(place)!.Import).Distinct();

    /// <summary>The person a rebuilt resource's id names, or null.</summary>
    public static PersonId? PersonOf(string id) =>
        id.Length > 33 && id[32] == '-' && Guid.TryParseExact(id.AsSpan(0, 32), "N", out var person) && person != Guid.Empty ? new PersonId(person) : null;

    public async Task<GivenResource> PatientAsync(Person person, string id, ResourceGiver giver, CancellationToken cancel)
    {
        var row = await db.Set<PersonRow>().AsNoTracking().Where(one => one.PersonId == person.Id).Select(one => new { one.ImportId, one.UpdatedAtUtc }).SingleAsync(cancel);
        var draft = DraftOf(person, await wider.SaidAsync(person.Id, cancel));
        written.ResetWrittenCount();
        writer.Patient(written, Encoding.UTF8.GetBytes(id), draft);
        var at = new DateTimeOffset(row.UpdatedAtUtc, TimeSpan.Zero);
        return giver.Give(written.WrittenSpan, new Asked("Patient", id, $"{at.ToUnixTimeMilliseconds()}", at, $"urn:uuid:{row.ImportId.Value}"))
            ?? throw new InvalidOperationException("A Patient written from a person is not valid.");
    }

    /// <summary>The facts of the imports asked for as resources, in their order.</summary>
    public IEnumerable<GivenResource> Of(PersonRecord record, string patientId, ResourceGiver giver, Func<ImportId, bool> isAsked)
    {
        var patient = Encoding.UTF8.GetBytes(patientId);
        for (var i = 0; i < record.Count; i++)
        {
            var source = record.SourceOf(i)!;
            if (!isAsked(source.Import))
            {
                continue;
            }

            var fact = record[i];
            var id = $"{record.Person.Id.Value:N}-{KeyOf(record, i):x16}";
            written.ResetWrittenCount();
            if (i + 1 < record.Count && record.SourceOf(i + 1) == source && writer.IsBloodPressure(fact, record[i + 1]))
            {
                writer.BloodPressure(written, Encoding.UTF8.GetBytes(id), patient, fact, record[++i]);
            }
            else
            {
                writer.Fact(written, Encoding.UTF8.GetBytes(id), patient, fact);
            }

            var at = Sources.KeptResource.TimeOf(source.Import);
            var giving = new Asked(FhirWriter.ResourceTypeOf(fact.Kind), id, $"{at.ToUnixTimeMilliseconds()}", at, $"urn:uuid:{source.Import.Value}#{source.Line}")
            {
                Person = $"Patient/{patientId}",
                Find = found => $"{found.Type}/{found.Id}",
            };
            if (giver.Give(written.WrittenSpan, giving) is { } resource)
            {
                yield return resource;
            }
        }
    }

    public void Dispose() => writer.Dispose();

    /// <summary>The same for the same fact of the same resource, whatever else the person has.</summary>
    private static ulong KeyOf(PersonRecord record, int place)
    {
        var (fact, source) = (record[place], record.SourceOf(place)!);
        var text = $"{source.ResourceType}|{source.ResourceId}|{(source.ResourceId.Length == 0 ? $"{source.Document}|{source.Line}" : "")}|{fact.Code}|{fact.Kind}|{fact.Day}";
        return Sources.PublicId.KeyOf(Encoding.UTF8.GetBytes(text));
    }

    private static PersonDraft DraftOf(Person person, IReadOnlyList<CodedDetail> details) => new()
    {
        ReferredToAs = [person.Id.ToString()],
        NhsNumber = person.NhsNumber,
        Verification = person.Verification,
        Name = person.Name,
        BirthDate = person.BirthDate,
        DeathDate = person.DeathDate,
        HasDied = person.HasDied,
        Sex = person.Sex,
        Ethnicity = person.Ethnicity,
        Address = person.Address,
        Postcode = person.Postcode,
        Lsoa = person.Lsoa,
        Practice = person.Practice,
        Telephone = person.Telephone,
        Email = person.Email,
        Language = person.Language,
        Details = details,
        Flags = person.Flags,
    };
}
