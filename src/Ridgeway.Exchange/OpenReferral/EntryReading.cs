using Ridgeway.Codes;
using Ridgeway.Providers;

namespace Ridgeway.Exchange.OpenReferral;

/// <summary>Reads one organisation, service or location. Null means it cannot be used, and a problem says why.</summary>
internal static class EntryReading
{
    public static OrganisationEntry? Organisation(Node node)
    {
        if (!IdAndName(node, "organisation", out var id, out var name))
        {
            return null;
        }

        return new OrganisationEntry(
            id,
            name,
            node.PlainText("description"),
            node.WebAddress("website"),
            node.EmailAddress("email"),
            [.. node.Items("organization_identifiers")
                .Select(item => (Scheme: item.Text("identifier_scheme"), Number: item.Text("identifier")))
                .Where(pair => pair is { Scheme: not null, Number: not null })
                .Select(pair => (pair.Scheme!, pair.Number!))]);
    }

    /// <param name="node">The service.</param>
    /// <param name="organisationId">The organisation it stands in, where the service does not name one itself.</param>
    public static ServiceEntry? Service(Node node, string? organisationId)
    {
        if (!IdAndName(node, "service", out var id, out var name))
        {
            return null;
        }

        var (youngest, oldest) = Ages(node);
        return new ServiceEntry
        {
            Id = id,
            Name = name,
            OrganisationId = node.Get("organization")?.Text("id") ?? node.Text("organization_id") ?? organisationId,
            Description = node.PlainText("description"),
            Status = Status(node),
            Website = node.WebAddress("url"),
            Email = node.EmailAddress("email"),
            Fees = node.PlainText("fees") ?? node.PlainText("fees_description"),
            AccreditationsInWords = node.PlainText("accreditations"),
            MinimumAge = youngest,
            MaximumAge = oldest,
            AssuredOn = node.Day("assured_date"),
            AssuredBy = node.EmailAddress("assurer_email"),
            Alert = node.PlainText("alert"),
            Locations = [.. node.Items("service_at_locations").Select(item => item.Get("location")).OfType<Node>().Select(Location).OfType<LocationEntry>()],
            Schedules = [.. Schedules(node).Select(ScheduleReading.Read).OfType<ScheduleEntry>()],
            Costs = [.. node.Items("cost_options").Select(Cost).OfType<CostEntry>()],
            Languages = [.. node.Items("languages").Select(Language).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
            Terms = [.. node.Items("attributes").Select(Term).OfType<TermEntry>()],
        };
    }

    public static LocationEntry? Location(Node node)
    {
        if (node.Text("id") is not { } id)
        {
            node.Problem("This location has no id and was set aside.");
            return null;
        }

        var type = node.Text("location_type");
        if (type is not (null or "physical" or "postal" or "virtual"))
        {
            node.Problem("location_type", $"'{Node.Shortened(type)}' is not physical, postal or virtual; it was taken as physical.");
        }

        var addresses = node.Items("addresses").ToList();
        var address = addresses.Find(item => item.Text("address_type") is "physical") is { IsObject: true } physical
            ? physical
            : addresses.FirstOrDefault();
        var lines = address.IsObject ? AddressLines(address) : null;
        return new LocationEntry(
            id,
            node.Text("name") ?? lines,
            type is not ("postal" or "virtual"),
            Point(node),
            address.IsObject ? ReadPostcode(address) : null,
            lines,
            [.. node.Items("accessibility").Select(item => item.PlainText("description") ?? item.PlainText("accessibility")).OfType<string>()]);
    }

    private static bool IdAndName(Node node, string what, out string id, out string name)
    {
        id = node.Text("id") ?? "";
        name = node.PlainText("name") ?? "";
        if (id.Length == 0 || name.Length == 0)
        {
            node.Problem(id.Length == 0 ? "id" : "name", $"This {what} has no {(id.Length == 0 ? "id" : "name")} and was set aside.");
            return false;
        }

        if (!Guid.TryParse(id, out _))
        {
            node.Problem("id", $"'{Node.Shortened(id)}' is not a UUID, as the standard asks; it was kept as it is.");
        }

        return true;
    }

    private static ServiceStatus Status(Node node)
    {
        var text = node.Text("status");
        var status = text?.ToLowerInvariant() switch
        {
            "active" => ServiceStatus.Active,
            "inactive" => ServiceStatus.Inactive,
            "defunct" => ServiceStatus.Defunct,
            "temporarily closed" => ServiceStatus.TemporarilyClosed,
            _ => ServiceStatus.NotSaid,
        };
        if (status == ServiceStatus.NotSaid)
        {
            node.Problem("status", text is null
                ? "The service does not say whether it is running; nobody can be sent there until it does."
                : $"'{Node.Shortened(text)}' is not active, inactive, defunct or temporarily closed; nobody can be sent there until that is clear.");
        }

        return status;
    }

    private static (int? Youngest, int? Oldest) Ages(Node node)
    {
        var youngest = node.WholeNumber("minimum_age", 0, 150);
        var oldest = node.WholeNumber("maximum_age", 0, 150);
        if (youngest > oldest)
        {
            node.Problem("maximum_age", $"The oldest age, {oldest}, is below the youngest, {youngest}; both were left out.");
            return (null, null);
        }

        return (youngest, oldest);
    }

    private static IEnumerable<Node> Schedules(Node node) => node.Items("schedules")
        .Concat(node.Items("service_at_locations").SelectMany(item => item.Items("schedules")));

    private static CostEntry? Cost(Node node)
    {
        var currency = node.Text("currency");
        if (currency is not (null or "GBP" or "gbp" or "£"))
        {
            node.Problem("currency", $"Only pounds can be used, not '{Node.Shortened(currency)}'; the cost was left out.");
            return null;
        }

        if (node.Number("amount") is not { } amount)
        {
            return null;
        }

        if (amount is < 0 or > 100_000)
        {
            node.Problem("amount", $"{amount} is no price for a session in pounds; it was left out.");
            return null;
        }

        var pence = (long)Math.Round((decimal)amount * 100, MidpointRounding.AwayFromZero);
        return new CostEntry(pence, node.PlainText("option"), node.PlainText("amount_description"), node.Day("valid_from"), node.Day("valid_to"));
    }

    private static string? Language(Node node)
    {
        var code = node.Text("code");
        if (code is { Length: >= 2 and <= 35 } && code.Split('-') is var parts
            && parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter) && parts.All(part => part.Length > 0 && part.All(char.IsAsciiLetterOrDigit)))
        {
            return code.ToLowerInvariant();
        }

        if (code is not null || node.Text("name") is not null)
        {
            node.Problem("code", "A language needs its code, such as 'ur' for Urdu; it was left out.");
        }

        return null;
    }

    private static TermEntry? Term(Node node)
    {
        if (node.Get("taxonomy_term") is not { } term)
        {
            return null;
        }

        var taxonomy = term.Text("taxonomy") ?? term.Get("taxonomy_detail")?.Text("name");
        var code = term.Text("code") ?? term.Text("term") ?? term.Text("name");
        return taxonomy is null || code is null ? null : new TermEntry(taxonomy, code, node.Text("value"));
    }

    private static GeoPoint? Point(Node node)
    {
        var (latitude, longitude) = (node.Number("latitude"), node.Number("longitude"));
        if (latitude is null || longitude is null)
        {
            return null;
        }

        if (GeoPoint.TryFrom(latitude.Value, longitude.Value, out var point))
        {
            return point;
        }

        node.Problem("latitude", $"{latitude}, {longitude} is no place on a map; the point was left out.");
        return null;
    }

    private static Postcode? ReadPostcode(Node address)
    {
        var text = address.Text("postal_code");
        if (Postcode.TryParse(text, out var postcode))
        {
            return postcode;
        }

        if (text is null)
        {
            return null;
        }

        address.Problem("postal_code", $"'{Node.Shortened(text)}' is not a UK postcode; it was left out.");
        return null;
    }

    private static string? AddressLines(Node address)
    {
        string?[] lines = [address.Text("address_1"), address.Text("address_2"), address.Text("city"), address.Text("state_province")];
        var joined = string.Join(", ", lines.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase));
        return joined.Length == 0 ? null : joined;
    }
}
