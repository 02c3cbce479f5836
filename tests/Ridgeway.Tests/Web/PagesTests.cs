using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Ridgeway.Testing;

namespace Ridgeway.Web;

public sealed class PagesTests
{
    [Fact]
    public async Task A_page_has_the_skip_link_its_title_and_one_heading()
    {
        await using var site = await TestSite.StartAsync();
        var page = await site.Browser().GetAsync("/about");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("About Ridgeway and what is draft – Ridgeway", page.Html.Title);
        Assert.Single(page.All("h1"));
        Assert.Equal("#maincontent", page.Html.QuerySelector(".nhsuk-skip-link")?.GetAttribute("href"));
        Assert.Equal("en-GB", page.Html.DocumentElement.GetAttribute("lang"));
        Assert.DoesNotContain("NHS logo", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_page_carries_no_script_or_style_of_its_own_and_asks_nothing_of_other_sites()
    {
        await using var site = await TestSite.StartAsync(isDemo: true);
        foreach (var path in new[] { "/about", "/sign-in", "/nothing-here" })
        {
            var page = await site.Browser().GetAsync(path);
            Assert.Empty(page.Html.QuerySelectorAll("style, [style], script:not([src]), [onclick], [onload]"));
            Assert.All(
                page.Html.QuerySelectorAll("link[href], script[src], img[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")),
                address => Assert.StartsWith("/", address, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_first_view_is_at_most_150_kilobytes()
    {
        await using var site = await TestSite.StartAsync();
        var page = await site.Browser().GetAsync("/about");
        var addresses = page.Html.QuerySelectorAll("link[href], script[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!);
        var total = page.Text.Length;
        foreach (var address in addresses.Append("/nhsuk/nhsuk-frontend.min.js"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Accept-Encoding", "gzip");
            var file = await site.Browser().SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, file.Status);
            Assert.Equal("gzip", file.Header("Content-Encoding"));
            total += (int)file.Answer.Content.Headers.ContentLength!.Value;
        }

        Assert.InRange(total, 1, 150 * 1024);
    }

    [Fact]
    public async Task Every_answer_tells_the_browser_to_be_careful()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var path in new[] { "/about", "/nothing", "/api/nothing", "/ridgeway.css", "/sign-in" })
        {
            var page = await site.Browser().GetAsync(path);
            Assert.Contains("default-src 'self'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Equal("nosniff", page.Header("X-Content-Type-Options"));
            Assert.Equal("same-origin", page.Header("Referrer-Policy"));
            Assert.Equal("same-origin", page.Header("Cross-Origin-Opener-Policy"));
            Assert.NotNull(page.Header("Permissions-Policy"));
            Assert.Null(page.Header("Strict-Transport-Security"));
            Assert.Null(page.Header("Server"));
        }
    }

    [Fact]
    public async Task Strict_transport_and_secure_cookies_come_with_https_only()
    {
        await using var site = await TestSite.StartAsync();
        var secure = await site.Browser("https").GetAsync("/sign-in");
        Assert.Contains("max-age=", secure.Header("Strict-Transport-Security"), StringComparison.Ordinal);
        Assert.Contains("secure", secure.Header("Set-Cookie"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", secure.Header("Set-Cookie"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", secure.Header("Set-Cookie"), StringComparison.OrdinalIgnoreCase);

        var plain = await site.Browser().GetAsync("/sign-in");
        Assert.DoesNotContain("secure", plain.Header("Set-Cookie"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_not_there_is_a_page_for_people_and_a_problem_for_programs()
    {
        await using var site = await TestSite.StartAsync();
        var page = await site.Browser().GetAsync("/no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Page not found", page.Heading);

        var problem = await site.Browser().GetAsync("/oauth/nothing");
        Assert.Equal(HttpStatusCode.NotFound, problem.Status);
        Assert.Equal("application/problem+json", problem.Header("Content-Type"));
        using var json = JsonDocument.Parse(problem.Text);
        Assert.Equal(404, json.RootElement.GetProperty("status").GetInt32());
        Assert.Equal("/oauth/nothing", json.RootElement.GetProperty("instance").GetString());
        Assert.NotEmpty(json.RootElement.GetProperty("traceId").GetString()!);
    }

    [Fact]
    public async Task A_fault_is_said_without_its_inner_workings_and_with_a_number_to_find_it_by()
    {
        await using var site = await TestSite.StartAsync(map: Breaks);
        var page = await site.Browser().GetAsync("/break");
        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("Sorry, something went wrong", page.Heading);
        Assert.DoesNotContain("secret inside", page.Text, StringComparison.Ordinal);
        Assert.Matches("^[0-9A-Za-z:]{8,}$", page.Html.QuerySelector("main strong")!.TextContent);

        var problem = await site.Browser().GetAsync("/api/break");
        Assert.Equal(HttpStatusCode.InternalServerError, problem.Status);
        Assert.Equal("application/problem+json", problem.Header("Content-Type"));
        Assert.DoesNotContain("secret inside", problem.Text, StringComparison.Ordinal);

        var outcome = await site.Browser().GetAsync("/fhir/break");
        Assert.Equal("application/fhir+json; charset=utf-8", outcome.Header("Content-Type"));
        Assert.Contains("\"resourceType\":\"OperationOutcome\"", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_page_itself_is_not_a_page()
    {
        await using var site = await TestSite.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().GetAsync("/error")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().GetAsync("/error?status=500")).Status);
    }

    [Fact]
    public async Task The_banner_says_when_it_is_a_demonstration_and_only_then()
    {
        await using var demo = await TestSite.StartAsync(isDemo: true);
        Assert.Contains("Synthetic people only", (await demo.Browser().GetAsync("/about")).Text, StringComparison.Ordinal);
        await using var real = await TestSite.StartAsync();
        Assert.DoesNotContain("Synthetic people only", (await real.Browser().GetAsync("/about")).Text, StringComparison.Ordinal);
    }

    private static void Breaks(WebApplication app)
    {
        foreach (var address in new[] { "/break", "/api/break", "/fhir/break" })
        {
            app.MapGet(address, string () => throw new InvalidOperationException("a secret inside")).AllowAnonymous();
        }
    }
}
