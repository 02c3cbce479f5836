using Ridgeway.Providers;

namespace Ridgeway.Exchange.OpenReferral;

/// <summary>The services of the demonstration, content/england/demo/services.json.</summary>
public sealed class DemoServicesTests
{
    private static OpenReferralFile Read() =>
        OpenReferralReader.Read(File.ReadAllBytes(Checkout.At("content", "england", "demo", "services.json")));

    [Fact]
    public void They_read_without_a_problem()
    {
        var file = Read();
        Assert.Empty(file.Problems);
        Assert.Equal((0, 10, 3), (file.SetAside, file.Services.Count, file.Organisations.Count));
    }

    [Fact]
    public void Each_says_what_it_is_for_where_it_is_and_that_it_is_invented()
    {
        Assert.All(Read().Services, service =>
        {
            Assert.Contains(service.Terms, term => term.Taxonomy == TermEntry.Interventions);
            Assert.All(service.Terms.Where(term => term.Taxonomy == TermEntry.Access), term => Assert.True(AccessFacets.TryParse(term.Code, out _), term.Code));
            Assert.All(service.Locations, location => Assert.True(location is { IsPhysical: true, Point: not null, Postcode: not null }));
            Assert.NotEmpty(service.Locations);
            Assert.Equal(ServiceStatus.Active, service.Status);
            Assert.Contains("Synthetic", service.Description, StringComparison.Ordinal);
        });
    }
}
