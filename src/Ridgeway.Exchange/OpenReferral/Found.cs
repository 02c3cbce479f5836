namespace Ridgeway.Exchange.OpenReferral;

/// <summary>What has been found in a document so far, each thing once.</summary>
internal sealed class Found
{
    private readonly Dictionary<string, OrganisationEntry> organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ServiceEntry> services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LocationEntry> locations = new(StringComparer.Ordinal);
    private int read;
    private int ignored;
    private int setAside;

    public List<OpenReferralProblem> Problems { get; } = [];

    public void Problem(string path, string what) => Problems.Add(new OpenReferralProblem(path, what));

    /// <summary>An entry of the document has been met.</summary>
    public void Met() => read++;

    public void Ignore() => ignored++;

    public void SetAside() => setAside++;

    public void Add(Node node, OrganisationEntry? organisation)
    {
        if (organisation is null)
        {
            SetAside();
        }
        else if (!organisations.TryAdd(organisation.Id, organisation) && node.Path is [.., ']'])
        {
            // Every service repeats its organisation; only a repeat in a list of organisations is worth a word.
            Repeated(node, "organisation", organisation.Id);
        }
    }

    /// <summary>The organisation that a service stands in, said again with every service.</summary>
    public void AddBeside(OrganisationEntry? organisation)
    {
        if (organisation is not null)
        {
            organisations.TryAdd(organisation.Id, organisation);
        }
    }

    public void Add(Node node, ServiceEntry? service)
    {
        if (service is null)
        {
            SetAside();
        }
        else if (!services.TryAdd(service.Id, service))
        {
            Repeated(node, "service", service.Id);
        }
    }

    /// <summary>A service at one of its locations: the service may have come before, at another.</summary>
    public void AddAt(ServiceEntry? service, LocationEntry? location)
    {
        if (service is null)
        {
            SetAside();
            return;
        }

        var known = services.GetValueOrDefault(service.Id, service);
        var isNew = location is not null && known.Locations.All(place => !string.Equals(place.Id, location.Id, StringComparison.Ordinal));
        services[service.Id] = isNew ? known with { Locations = [.. known.Locations, location!] } : known;
    }

    public void Add(Node node, LocationEntry? location)
    {
        if (location is null)
        {
            SetAside();
        }
        else if (!locations.TryAdd(location.Id, location))
        {
            Repeated(node, "location", location.Id);
        }
    }

    public OpenReferralFile Done() =>
        new([.. organisations.Values], [.. services.Values], [.. locations.Values], read, ignored, setAside, Problems);

    private void Repeated(Node node, string what, string id)
    {
        SetAside();
        node.Problem("id", $"The {what} '{Node.Shortened(id)}' is in this file already; the first was kept and this one set aside.");
    }
}
