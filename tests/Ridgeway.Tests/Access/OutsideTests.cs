using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access.OutsideTeam;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Testing;

namespace Ridgeway.Access;

public sealed class OutsideTests : IDisposable
{
    private const string Number = "9434765919";
    private readonly PatientFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [EveryEngine]
    internal async Task A_record_outside_the_team_is_asked_why_opened_for_a_while_logged_and_reviewed(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await files.ImportAsync(site, "gp", PatientFiles.Patient("g1", Number, practice: "B22222"));
        var person = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<PersonRow>().Select(row => row.PersonId).SingleAsync(Cancel));
        var clinician = await site.BrowserOfAsync(A.Clinician("A11111"));
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.GetAsync($"/people/{person}")).Status);

        var page = await clinician.GetAsync("/people/outside");
        var unasked = await page.SubmitAsync("main form", ("Number", Number), ("Born.Day", "1"), ("Born.Month", "5"), ("Born.Year", "1959"));
        var wrong = await page.SubmitAsync("main form", ("Number", Number), ("Born.Day", "2"), ("Born.Month", "5"), ("Born.Year", "1959"), ("Reason", "Emergency"), ("InWords", "Collapsed here"));
        var opened = await page.SubmitAsync("main form", ("Number", Number), ("Born.Day", "1"), ("Born.Month", "5"), ("Born.Year", "1959"), ("Reason", "Emergency"), ("InWords", "Collapsed here"));

        Assert.Contains("Choose why you need the record", unasked.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody here has this NHS number and this date of birth", wrong.Text, StringComparison.Ordinal);
        Assert.Equal($"/people/{person}", opened.Location);
        Assert.Equal(HttpStatusCode.OK, (await opened.FollowAsync()).Status);
        var log = await site.InScopeAsync(services => services.GetRequiredService<AccessLog>().AboutAsync(person, 20, Cancel));
        Assert.Contains(log, look => look is { Why: Purpose.OutsideOwnTeam, WasShown: true });
        Assert.Single(log, look => look is { Why: Purpose.OutsideOwnTeam, WasShown: false });

        var keeper = await site.BrowserOfAsync(A.Operator());
        var review = await keeper.GetAsync("/access-log/outside");
        Assert.Contains("Collapsed here", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Khan", review.Text, StringComparison.Ordinal);
        var reviewed = await (await review.SubmitAsync("main form", ("Review", nameof(OutsideReview.NotRight)))).FollowAsync();
        Assert.Contains("Not right", reviewed.Text, StringComparison.Ordinal);

        site.Clock.Pass(OutsideRow.OpenFor);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.BrowserOfAsync(A.Clinician("A11111"))).GetAsync($"/people/{person}")).Status);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
