using Ridgeway.Exchange.OpenReferral;

namespace Ridgeway.Providers.ImportDirectory;

/// <summary>Writes what a directory says into a row. Where the directory is silent about what Ridgeway added, what was added stays.</summary>
internal static class ServiceFields
{
    public static void Write(ProviderRow row, OrganisationEntry entry)
    {
        row.Name = entry.Name;
        row.Description = entry.Description;
        row.Website = entry.Website;
        row.Email = entry.Email;
        row.OdsCode = entry.Identifiers
            .Where(identifier => identifier.Scheme.Contains("ODS", StringComparison.OrdinalIgnoreCase))
            .Select(identifier => Codes.OdsCode.TryParse(identifier.Number, out var code) ? code : (Codes.OdsCode?)null)
            .FirstOrDefault(code => code is not null);
    }

    /// <returns>The access terms that Ridgeway does not know.</returns>
    public static IReadOnlyList<string> Write(ServiceRow row, ServiceEntry entry, DateOnly today)
    {
        row.Name = entry.Name;
        row.Description = entry.Description;
        row.Status = entry.Status;
        row.Alert = entry.Alert;
        row.MinimumAge = entry.MinimumAge;
        row.MaximumAge = entry.MaximumAge;
        row.AssuredOn = entry.AssuredOn;
        row.AssuredBy = entry.AssuredBy;
        row.AccreditationsInWords = entry.AccreditationsInWords;
        row.AccessInWords = Joined(entry.Locations.SelectMany(location => location.AccessInWords), " ");
        row.Languages = ServiceRow.Write(entry.Languages);
        row.Schedule = Joined(entry.Schedules.Where(schedule => Holds(schedule.ValidFrom, schedule.ValidTo, today)).Select(schedule => schedule.Words), "; ");
        var costs = entry.Costs.Where(cost => Holds(cost.ValidFrom, cost.ValidTo, today)).ToList();
        row.CostPence = costs.Find(cost => cost.For is null)?.Pence;
        row.CostInWords = entry.Fees ?? Joined(costs.Select(InWords), "; ");
        WriteInterventions(row, entry);
        return WriteAccess(row, entry);
    }

    /// <returns>True where any place is other than it was.</returns>
    public static bool WritePlaces(ServiceRow row, ServiceEntry entry)
    {
        var places = entry.Locations.Where(location => location.IsPhysical).ToList();
        var changed = row.Places.RemoveAll(place => place.Number > places.Count) > 0;
        for (var number = 1; number <= places.Count; number++)
        {
            var (from, place) = (places[number - 1], row.Places.Find(known => known.Number == number));
            if (place is null)
            {
                row.Places.Add(place = new PlaceRow { ServiceId = row.ServiceId, Number = number, Name = "" });
            }

            var before = place.ToPlace();
            place.Name = from.Name ?? row.Name;
            (place.Latitude, place.Longitude) = (from.Point?.Latitude, from.Point?.Longitude);
            (place.Postcode, place.Address) = (from.Postcode, from.Address);
            changed |= place.ToPlace() != before;
        }

        return changed;
    }

    private static void WriteInterventions(ServiceRow row, ServiceEntry entry)
    {
        var interventions = entry.Terms.Where(term => term.Taxonomy == TermEntry.Interventions).Select(term => term.Code).ToList();
        if (interventions.Count > 0)
        {
            row.Interventions = ServiceRow.Write(interventions);
        }
    }

    private static IReadOnlyList<string> WriteAccess(ServiceRow row, ServiceEntry entry)
    {
        var terms = entry.Terms.Where(term => term.Taxonomy == TermEntry.Access).ToList();
        var known = new Dictionary<AccessFacet, bool>();
        foreach (var term in terms)
        {
            if (AccessFacets.TryParse(term.Code, out var facet))
            {
                known[facet] = term.Value?.ToLowerInvariant() is not ("no" or "false");
            }
        }

        if (known.Count > 0)
        {
            row.Access = ServiceRow.Write(known);
        }

        return [.. terms.Select(term => term.Code).Where(code => !AccessFacets.TryParse(code, out _))];
    }

    private static bool Holds(DateOnly? from, DateOnly? to, DateOnly today) => !(today < from) && !(today > to);

    private static string InWords(CostEntry cost)
    {
        var price = cost.Pence == 0 ? "Free" : $"£{cost.Pence / 100}.{cost.Pence % 100:D2}";
        return string.Join(", ", new[] { price, cost.For, cost.Words }.OfType<string>());
    }

    private static string? Joined(IEnumerable<string> parts, string between)
    {
        var joined = string.Join(between, parts.Distinct(StringComparer.Ordinal));
        return joined.Length == 0 ? null : joined;
    }
}
