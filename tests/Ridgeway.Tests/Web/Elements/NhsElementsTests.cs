using System.Text.Json;
using Ridgeway.Testing;

namespace Ridgeway.Web.Elements;

/// <summary>Our elements against the examples that nhsuk-frontend publishes of its own.</summary>
public class NhsElementsTests
{
    private static readonly string Components = Repository.At(
        "src", "Ridgeway", "Web", "Assets", "node_modules", "nhsuk-frontend", "dist", "nhsuk", "components");

    [Theory]
    [InlineData("back-link", 1)]
    [InlineData("breadcrumb", 1)]
    [InlineData("button", 42)]
    [InlineData("card", 30)]
    [InlineData("checkboxes", 40)]
    [InlineData("date-input", 14)]
    [InlineData("details", 11)]
    [InlineData("error-summary", 5)]
    [InlineData("fieldset", 4)]
    [InlineData("input", 35)]
    [InlineData("inset-text", 3)]
    [InlineData("notification-banner", 10)]
    [InlineData("pagination", 4)]
    [InlineData("panel", 12)]
    [InlineData("radios", 40)]
    [InlineData("select", 17)]
    [InlineData("summary-list", 12)]
    [InlineData("tables", 48)]
    [InlineData("tag", 25)]
    [InlineData("task-list", 3)]
    [InlineData("textarea", 14)]
    [InlineData("warning-callout", 5)]
    public async Task An_element_draws_what_the_design_system_draws(string component, int atLeast)
    {
        var compared = 0;
        var notOffered = new List<string>();
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Components, component, "fixtures.json"), TestContext.Current.CancellationToken));
        foreach (var fixture in file.RootElement.GetProperty("fixtures").EnumerateArray())
        {
            var name = fixture.GetProperty("name").GetString()!;
            var block = fixture.TryGetProperty("callBlock", out var between) ? between.GetString() : null;
            try
            {
                var drawn = await FixtureAuthor.Write(component, new FixtureOptions(fixture.GetProperty("context")), block).DrawAsync();
                Assert.Equal(Normal(component, fixture.GetProperty("html").GetString()!), Normal(component, drawn));
                compared++;
            }
            catch (NotOfferedException why)
            {
                notOffered.Add($"{name}: {why.Message}");
            }
            catch (Xunit.Sdk.EqualException different)
            {
                Assert.Fail($"{component}, {name}: {different.Message}");
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{component}: {compared} compared; not offered: {string.Join("; ", notOffered)}");
        Assert.True(compared >= atLeast, $"{compared} of {component} compared, {atLeast} expected. Not offered: {string.Join("; ", notOffered)}");
    }

    /// <summary>The parts of our dates are named for the model (Born.Day), theirs as the author likes.</summary>
    private static string Normal(string component, string html)
    {
        var same = SameHtml.Of(html);
        return component == "date-input" ? System.Text.RegularExpressions.Regex.Replace(same, " name=\"[^\"]*\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) : same;
    }
}
