using System.Text.Json;

namespace Ridgeway.Exchange.OpenReferral;

/// <summary>Knows one thing of the standard from another by what it holds, for nothing in the JSON says which it is.</summary>
internal static class Shapes
{
    private const string VersionOne =
        "This is Open Referral UK version 1. Ridgeway reads version 3.0: ask the publisher for its 3.0 feed.";

    public static void Read(Node root, Found found)
    {
        if (root.Element.ValueKind == JsonValueKind.Array)
        {
            ReadAll(root.Elements(), found);
        }
        else if (!root.IsObject)
        {
            found.Problem("$", "This is JSON, but neither an object nor a list, so not Open Referral.");
        }
        else if (IsVersionOneDocument(root))
        {
            found.Problem("$", VersionOne);
        }
        else if (root.Get("contents") is { } contents)
        {
            if (contents.Element.ValueKind != JsonValueKind.Array)
            {
                contents.Problem("The contents of a page should be a list; nothing was read.");
                return;
            }

            ReadAll(contents.Elements(), found);
        }
        else if (root.Has("services.csv", "organizations.csv"))
        {
            found.Problem("$", "This is the table form of the standard (one list for each CSV file). Ridgeway reads the JSON that a feed gives.");
        }
        else
        {
            ReadOne(root, found);
        }
    }

    public static void ReadAll(IEnumerable<Node> nodes, Found found)
    {
        foreach (var node in nodes)
        {
            ReadOne(node, found);
        }
    }

    public static void ReadOne(Node node, Found found)
    {
        found.Met();
        if (!node.IsObject)
        {
            found.SetAside();
            node.Problem("An object was expected; it was set aside.");
        }
        else if (IsVersionOneService(node))
        {
            found.SetAside();
            node.Problem(VersionOne);
        }
        else if (node.Get("service") is { IsObject: true } service)
        {
            ReadServiceAtLocation(node, service, found);
        }
        else if (node.Has("location_type", "latitude"))
        {
            found.Add(node, EntryReading.Location(node));
        }
        else if (IsService(node))
        {
            ReadService(node, null, found);
        }
        else if (IsOrganisation(node))
        {
            ReadOrganisation(node, found);
        }
        else if (node.Has("taxonomy", "term_uri", "term", "openapi_url") || (node.Has("uri") && node.Has("version")))
        {
            found.Ignore();
        }
        else
        {
            found.SetAside();
            node.Problem("This is not a service, an organisation or a location of Open Referral UK 3.0; it was set aside.");
        }
    }

    private static void ReadServiceAtLocation(Node node, Node service, Found found)
    {
        if (service.Get("organization") is { IsObject: true } organisation)
        {
            found.AddBeside(EntryReading.Organisation(organisation));
        }

        var location = node.Get("location") is { IsObject: true } place ? EntryReading.Location(place) : null;
        found.AddAt(EntryReading.Service(service, null), location);
    }

    private static void ReadService(Node node, string? organisationId, Found found)
    {
        if (node.Get("organization") is { IsObject: true } organisation)
        {
            found.AddBeside(EntryReading.Organisation(organisation));
        }

        found.Add(node, EntryReading.Service(node, organisationId));
    }

    private static void ReadOrganisation(Node node, Found found)
    {
        var organisation = EntryReading.Organisation(node);
        found.Add(node, organisation);
        foreach (var service in node.Items("services"))
        {
            found.Met();
            ReadService(service, organisation?.Id, found);
        }
    }

    private static bool IsService(Node node) =>
        node.Has("status", "organization", "organization_id", "service_at_locations", "assured_date", "eligibility_description", "fees", "accreditations");

    private static bool IsOrganisation(Node node) => node.Has(
        "services", "organization_identifiers", "website", "legal_status", "parent_organization_id", "logo", "year_incorporated", "tax_status");

    /// <summary>Version 1 pages call their list "content", and its data package says "version": "1.x".</summary>
    private static bool IsVersionOneDocument(Node root) =>
        (root.Has("content") && root.Has("totalElements", "totalPages", "number"))
        || (root.Has("resources") && root.Text("version") is ['1', '.', ..] or "1");

    /// <summary>Names that version 1 has and version 3 does not.</summary>
    private static bool IsVersionOneService(Node node) => node.Has(
        "regular_schedules", "holiday_schedules", "eligibilitys", "costoptions", "service_taxonomys", "physical_addresses", "accessibility_for_disabilities");
}
