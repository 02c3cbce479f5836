using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;

namespace Ridgeway.Finding.ReportOffers;

internal abstract record OfferRatesOutcome
{
    private OfferRatesOutcome()
    {
    }

    public sealed record Found(OfferRatesDocument Document) : OfferRatesOutcome;

    public sealed record NoSuchRegister(string Asked, IReadOnlyList<string> Known) : OfferRatesOutcome;

    public sealed record NoSuchIntervention(string Asked, IReadOnlyList<string> Known) : OfferRatesOutcome;
}

/// <summary>Who was never offered something, of those on a register.</summary>
internal sealed class OfferRatesStory(RidgewayDb db, RegisterPeople people, IFinding finding, ListContent content)
{
    /// <param name="register">The register's id.</param>
    /// <param name="intervention">What was offered or not.</param>
    /// <param name="on">The day.</param>
    /// <param name="among">Only these people; null for everyone.</param>
    /// <param name="isPublished">True where the figures leave the care team: small numbers are hidden then.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<OfferRatesOutcome> RunAsync(
        string register, string intervention, DateOnly on, IReadOnlySet<PersonId>? among, bool isPublished, CancellationToken cancel)
    {
        var registers = finding.RegistersOn(on);
        if (registers.FirstOrDefault(known => known.Id == register) is not { } asked)
        {
            return new OfferRatesOutcome.NoSuchRegister(register, [.. registers.Select(known => known.Id)]);
        }

        if (content.Intervention(intervention) is not { } offered)
        {
            return new OfferRatesOutcome.NoSuchIntervention(intervention, [.. content.Interventions.Select(known => known.Id)]);
        }

        var found = await people.ReadAsync([register], [], on, among, cancel);
        var merged = await db.MergedAsync(cancel);
        var first = (await db.Set<OfferRow>().AsNoTracking()
            .Where(row => row.Intervention == intervention && row.OfferedOn <= on)
            .GroupBy(row => row.PersonId)
            .Select(group => new { Person = group.Key, On = group.Min(row => row.OfferedOn) })
            .ToListAsync(cancel))
            .GroupBy(one => merged.Current(one.Person))
            .ToDictionary(one => one.Key, one => one.Min(offer => offer.On));
        var counted = found.People.Select(person => new OfferedPerson(
            person.Groups, person.Practice?.Value ?? "", first.TryGetValue(person.Person, out var day) ? day : null)).ToList();
        var rates = OfferRates.Of(counted, on, isPublished ? content.ProfileOn(on) : null);
        return new OfferRatesOutcome.Found(OfferRatesDocument.Of(asked, offered.Id, offered.Name, on, rates));
    }
}

/// <summary>Offer rates as the page, the API, the CSV and the command show them.</summary>
public sealed record OfferRatesDocument
{
    public required string Register { get; init; }

    public required string RegisterName { get; init; }

    public required string Intervention { get; init; }

    public required string InterventionName { get; init; }

    public required DateOnly On { get; init; }

    public required OfferRate Everyone { get; init; }

    public required OfferGap? Gap { get; init; }

    public required IReadOnlyList<OfferRateGroup> Groups { get; init; }

    public required IReadOnlyList<OfferRatePractice> Practices { get; init; }

    public required IReadOnlyList<OfferRateByMonth> OverTime { get; init; }

    /// <summary>The rule small numbers were hidden by; null where the figures are exact.</summary>
    public required string? Disclosure { get; init; }

    internal static OfferRatesDocument Of(Register register, string intervention, string name, DateOnly on, OfferRates rates) => new()
    {
        Register = register.Id,
        RegisterName = register.Name,
        Intervention = intervention,
        InterventionName = name,
        On = on,
        Everyone = rates.Everyone,
        Gap = rates.Gap,
        Groups = [.. rates.Groups.Select(row => new OfferRateGroup(row.Group.Split, row.Group.Number, row.Group.ForPeople(), row.Rate))],
        Practices = [.. rates.Practices.Select(row => new OfferRatePractice(row.Practice.Length == 0 ? null : row.Practice, row.Rate))],
        OverTime = rates.OverTime,
        Disclosure = rates.Profile is { } profile ? $"{profile.Name}, version {profile.Version}. {profile.Rule}" : null,
    };
}

/// <summary>One group's rate.</summary>
public sealed record OfferRateGroup(EquitySplit Split, int Number, string Name, OfferRate Rate);

/// <summary>One practice's rate; null for those whose practice is not recorded.</summary>
public sealed record OfferRatePractice(string? Practice, OfferRate Rate);
