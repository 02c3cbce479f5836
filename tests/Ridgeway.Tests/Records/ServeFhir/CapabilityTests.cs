using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Ridgeway.Exchange.Fhir.Searching;
using Ridgeway.Testing;

namespace Ridgeway.Records.ServeFhir;

/// <summary>What /fhir/metadata lists is what the server answers, and the other way round.</summary>
public sealed class CapabilityTests
{
    private static readonly Dictionary<string, string[]> Routes = new(StringComparer.Ordinal)
    {
        ["read"] = ["GET /fhir/{type}/{id}"],
        ["vread"] = ["GET /fhir/{type}/{id}/_history/{version}"],
        ["search-type"] = ["GET /fhir/{type}", "GET /fhir/{type}/_search", "POST /fhir/{type}/_search"],
        ["create"] = ["POST /fhir/{type}"],
        ["update"] = ["PUT /fhir/{type}/{id}"],
        ["delete"] = ["DELETE /fhir/{type}/{id}"],
        ["conditionalDelete"] = ["DELETE /fhir/{type}"],
        ["transaction"] = ["POST /fhir/"],
        ["batch"] = ["POST /fhir/"],
        ["system export"] = ["GET /fhir/$export", "POST /fhir/$export"],
        ["Patient export"] = ["GET /fhir/Patient/$export", "POST /fhir/Patient/$export"],
        ["Group export"] = ["GET /fhir/Group/{group}/$export", "POST /fhir/Group/{group}/$export"],
        ["Patient everything"] = ["GET /fhir/Patient/{id}/$everything", "POST /fhir/Patient/{id}/$everything"],
        ["system bulk-submit"] = ["POST /fhir/$bulk-submit"],
        ["system bulk-submit-status"] = ["POST /fhir/$bulk-submit-status"],
    };

    /// <summary>Where an operation's answer is fetched, what describes the server, and a refusal: no interactions of R4.</summary>
    private static readonly string[] NotListed =
    [
        "GET /fhir/metadata", "GET /fhir/.well-known/smart-configuration", "GET /fhir/$export/{id:guid}", "DELETE /fhir/$export/{id:guid}", "GET /fhir/$export/{id:guid}/{file}",
        "GET /fhir/bulk-submit-status", "GET /fhir/bulk-submit-status/problems", "PATCH /fhir/{type}/{id}",
    ];

    [Fact]
    public async Task Every_interaction_listed_is_answered_and_every_one_answered_is_listed()
    {
        await using var site = await TestSite.StartAsync();
        var rest = FhirClient.Json(await site.Browser().GetAsync("/fhir/metadata"))["rest"]![0]!;

        var listed = Names(rest["interaction"], "code").Concat(Names(rest["operation"], "name").Select(name => $"system {name}")).ToHashSet();
        foreach (var type in rest["resource"]!.AsArray())
        {
            listed.UnionWith(Names(type!["interaction"], "code"));
            listed.UnionWith(Names(type["operation"], "name").Select(name => $"{type["type"]} {name}"));
            listed.UnionWith((string?)type["conditionalDelete"] == "single" ? ["conditionalDelete"] : []);
        }

        Assert.Equal(Routes.Keys.Order(), listed.Order());
        Assert.Equal(Routes.Values.SelectMany(routes => routes).Concat(NotListed).Distinct().Order(StringComparer.Ordinal), Answered(site).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_search_parameter_and_include_listed_is_heeded()
    {
        await using var site = await TestSite.StartAsync();
        var rest = FhirClient.Json(await site.Browser().GetAsync("/fhir/metadata"))["rest"]![0]!;
        foreach (var type in rest["resource"]!.AsArray())
        {
            List<KeyValuePair<string, StringValues>> asked =
            [
                .. type!["searchParam"]!.AsArray().Select(parameter => KeyValuePair.Create((string)parameter!["name"]!, (StringValues)((string)parameter["type"]! is "date" ? "2020-01-01" : "1"))),
                .. (type["searchInclude"] as JsonArray ?? []).Select(include => KeyValuePair.Create("_include", (StringValues)(string)include!)),
                .. (type["searchRevInclude"] as JsonArray ?? []).Select(include => KeyValuePair.Create("_revinclude", (StringValues)(string)include!)),
            ];
            var query = FhirQuery.Read((string)type["type"]!, asked);
            Assert.Null(query.Problem);
            Assert.Empty(query.Unknown);
            Assert.Equal(asked.Count, query.Wishes.Count + query.Includes.Count);
        }

        Assert.Equal(SearchParameters.Types.Order(), rest["resource"]!.AsArray().Select(type => (string)type!["type"]!).Order());
    }

    private static IEnumerable<string> Names(JsonNode? list, string name) => (list as JsonArray ?? []).Select(one => (string)one![name]!);

    private static IEnumerable<string> Answered(TestSite site) => site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText is { } pattern && pattern.StartsWith("/fhir/", StringComparison.Ordinal) && !pattern.Contains("**", StringComparison.Ordinal))
        .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}"))
        .Where(route => !route.StartsWith("HEAD ", StringComparison.Ordinal) && !route.StartsWith("OPTIONS ", StringComparison.Ordinal))
        .Distinct();
}
