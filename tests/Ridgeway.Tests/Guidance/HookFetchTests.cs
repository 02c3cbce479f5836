using System.Net;
using System.Text;
using System.Text.Json;
using Ridgeway.Testing;

namespace Ridgeway.Guidance;

/// <summary>What is not sent along is fetched from the client's FHIR server, if that was agreed, and from nowhere else.</summary>
public sealed class HookFetchTests
{
    private const string View = "/cds-services/prevention";

    [Fact]
    public async Task What_was_not_sent_is_fetched_with_the_clients_token_page_by_page_and_gives_the_same_card()
    {
        using var peer = FhirPeer.Start(A.Margaret(nhsNumber: null));
        await using var site = await TestSite.StartAsync();
        var client = HookClient.WithEllipticKey(site);
        await client.TrustAsync(peer.Address);
        var sent = (await site.HookAsync(View, A.View(A.Margaret(nhsNumber: null)), client.Token())).Json;

        var call = A.View([]);
        call["prefetch"] = null;
        call["fhirServer"] = peer.Address + "/";
        call["fhirAuthorization"] = new { access_token = "the client's token", token_type = "Bearer", expires_in = 300, scope = "user/*.rs", subject = "ridgeway" };
        var (status, fetched, _) = await site.HookAsync(View, call, client.Token());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(Summary(sent), Summary(fetched));
        Assert.Contains(peer.Asked, path => path == "/Patient/p1");
        Assert.Contains(peer.Asked, path => path.StartsWith("/Observation?page=2", StringComparison.Ordinal));
        Assert.All(peer.Tokens, token => Assert.Equal("Bearer the client's token", token));
    }

    [Fact]
    public async Task A_server_that_was_not_agreed_is_never_asked_and_no_page_leads_elsewhere()
    {
        using var peer = FhirPeer.Start(A.Margaret(nhsNumber: null));
        using var other = FhirPeer.Start(A.Margaret(nhsNumber: null));
        await using var site = await TestSite.StartAsync();
        var client = HookClient.WithEllipticKey(site);
        await client.TrustAsync(peer.Address);
        peer.NextPageAt = other.Address + "/Observation?page=2";

        var call = A.View([]);
        call["prefetch"] = null;
        call["fhirServer"] = other.Address;
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await site.HookAsync(View, call, client.Token())).Status);
        call["fhirServer"] = peer.Address;
        Assert.Equal(HttpStatusCode.OK, (await site.HookAsync(View, call, client.Token())).Status);

        Assert.Empty(other.Asked);
    }

    [Fact]
    public async Task A_server_that_fails_where_it_matters_is_412_and_not_an_error_of_ours()
    {
        using var peer = FhirPeer.Start(A.Margaret(nhsNumber: null));
        await using var site = await TestSite.StartAsync();
        var client = HookClient.WithEllipticKey(site);
        await client.TrustAsync(peer.Address);
        peer.Fails = "/Condition";

        var call = A.View([]);
        call["prefetch"] = null;
        call["fhirServer"] = peer.Address;
        var (status, json, _) = await site.HookAsync(View, call, client.Token());

        Assert.Equal(HttpStatusCode.PreconditionFailed, status);
        Assert.EndsWith("conditions.", json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static string Summary(JsonElement answer) => Assert.Single(answer.GetProperty("cards").EnumerateArray()).GetProperty("summary").GetString()!;
}

/// <summary>A little FHIR server on loopback that gives observations two to a page.</summary>
internal sealed class FhirPeer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly IReadOnlyList<JsonElement> resources;
    private readonly List<string> asked = [];
    private readonly List<string?> tokens = [];

    private FhirPeer(string address, IReadOnlyList<object> resources)
    {
        Address = address;
        this.resources = [.. resources.Select(resource => JsonSerializer.SerializeToElement(resource))];
        listener.Prefixes.Add(address + "/");
        listener.Start();
        _ = AnswerAsync();
    }

    public string Address { get; }

    /// <summary>Where the second page of observations is said to be; null for here.</summary>
    public string? NextPageAt { get; set; }

    /// <summary>What it answers with 500.</summary>
    public string? Fails { get; set; }

    public IReadOnlyList<string> Asked => [.. asked];

    public IReadOnlyList<string?> Tokens => [.. tokens];

    public static FhirPeer Start(IReadOnlyList<object> resources)
    {
        for (var port = 18_200; ; port++)
        {
            try
            {
                return new FhirPeer($"http://127.0.0.1:{port}/fhir", resources);
            }
            catch (HttpListenerException) when (port < 18_400)
            {
                // Somebody has this port.
            }
        }
    }

    public void Dispose() => listener.Close();

    private async Task AnswerAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var path = context.Request.Url!.PathAndQuery["/fhir".Length..];
            lock (asked)
            {
                asked.Add(path);
                tokens.Add(context.Request.Headers["Authorization"]);
            }

            var isBroken = Fails is not null && path.StartsWith(Fails, StringComparison.Ordinal);
            context.Response.StatusCode = isBroken ? 500 : 200;
            var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Body(path)));
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
    }

    private object Body(string path)
    {
        var type = path.Split('/', '?')[1];
        var found = resources.Where(resource => resource.GetProperty("resourceType").GetString() == type).ToList();
        if (path.StartsWith("/Patient/", StringComparison.Ordinal))
        {
            return found[0];
        }

        var isSecond = path.Contains("page=2", StringComparison.Ordinal);
        var page = type == "Observation" ? (isSecond ? found.Skip(2) : found.Take(2)) : found;
        object[] links = type == "Observation" && !isSecond ? [new { relation = "next", url = NextPageAt ?? $"{Address}/Observation?page=2" }] : [];
        return new { resourceType = "Bundle", type = "searchset", link = links, entry = page.Select(resource => new { resource }) };
    }
}
