using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Testing;

namespace Ridgeway.Access;

public sealed class SightTests
{
    private static readonly PersonId Here = new(Guid.Parse("0190aaaa-0000-7000-8000-000000000001"));
    private static readonly PersonId There = new(Guid.Parse("0190aaaa-0000-7000-8000-000000000002"));
    private static readonly PersonId Nowhere = new(Guid.Parse("0190aaaa-0000-7000-8000-000000000003"));

    [Theory]
    [EveryEngine]
    internal async Task A_clinician_sees_the_people_of_their_practice_and_nobody_elses(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        Assert.Equal([Here], await SeenByAsync(site, A.Clinician("A12345")));
        Assert.Equal([There], await SeenByAsync(site, A.Clinician("B99999")));
        Assert.Empty(await SeenByAsync(site, A.Clinician("C00000")));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_clinician_also_sees_those_another_room_gives_a_reason_for(Engine engine)
    {
        await using var site = await SiteAsync(engine, services => services.AddScoped<IKnowCaseload, OnePersonReferred>());
        await site.InScopeAsync(services => services.GetRequiredService<PersonDoor>().NoteListAsync(A.Clinician(), [Nowhere], "Referral", Purpose.DirectCare, CancellationToken.None));
        Assert.Equal([Here, Nowhere], await SeenByAsync(site, A.Clinician("A12345")));
        Assert.Equal([Nowhere], await SeenByAsync(site, A.Provider()));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_person_sees_themselves(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        Assert.Equal([There], await SeenByAsync(site, A.PersonViewer(There)));
    }

    [Theory]
    [EveryEngine]
    internal async Task Commissioners_operators_and_systems_see_nobody_whatever_a_room_says(Engine engine)
    {
        await using var site = await SiteAsync(engine, services => services.AddScoped<IKnowCaseload, Everyone>());
        Assert.Empty(await SeenByAsync(site, A.Commissioner()));
        Assert.Empty(await SeenByAsync(site, A.Operator()));
        Assert.Empty(await SeenByAsync(site, A.Operator() with { Role = Role.System, Organisation = "A12345" }));
    }

    [Theory]
    [EveryEngine]
    internal async Task Every_look_is_written_down_and_so_is_every_refusal(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var doctor = A.Clinician("A12345");
        Assert.True(await OpenAsync(site, doctor, Here));
        site.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.False(await OpenAsync(site, doctor, There));
        site.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.False(await OpenAsync(site, doctor, Nowhere));

        var log = await site.InScopeAsync(services => services.GetRequiredService<AccessLog>().FindAsync(new AccessLogSearch(), 0, 10, CancellationToken.None));
        Assert.Equal([(Nowhere, false), (There, false), (Here, true)], log.Select(entry => (entry.Person, entry.WasShown)));
        Assert.All(log, entry => Assert.Equal((doctor.Name, "Practice A12345", "Person page", Purpose.DirectCare), (entry.Who, entry.OrganisationName, entry.What, entry.Why)));

        var about = await site.InScopeAsync(services => services.GetRequiredService<AccessLog>().AboutAsync(Here, 10, CancellationToken.None));
        Assert.Equal(Here, Assert.Single(about).Person);
    }

    [Fact]
    public async Task A_list_that_was_shown_leaves_a_line_for_each_person_on_it()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        await site.InScopeAsync(services => services.GetRequiredService<PersonDoor>().NoteListAsync(A.Clinician(), [Here, There, Here], "Register of hypertension", Purpose.CaseFinding, CancellationToken.None));
        Assert.Equal(2, await site.InScopeAsync(services => services.GetRequiredService<AccessLog>().CountAsync(new AccessLogSearch(), CancellationToken.None)));
    }

    private static Task<bool> OpenAsync(TestSite site, Viewer viewer, PersonId person) =>
        site.InScopeAsync(services => services.GetRequiredService<PersonDoor>().OpenAsync(viewer, person, "Person page", Purpose.DirectCare, CancellationToken.None));

    private static Task<List<PersonId>> SeenByAsync(TestSite site, Viewer viewer) => site.InScopeAsync(async services =>
    {
        var seen = await services.GetRequiredService<Sight>().PeopleSeenBy(viewer).ToListAsync();
        foreach (var person in new[] { Here, There, Nowhere })
        {
            Assert.Equal(seen.Contains(person), await services.GetRequiredService<Sight>().SeesAsync(viewer, person, CancellationToken.None));
        }

        var rows = await services.GetRequiredService<RidgewayDb>().PeopleSeenBy(services.GetRequiredService<Sight>(), viewer).Select(row => row.PersonId).ToListAsync();
        Assert.Equal(seen.Except([Nowhere]).Order(), rows.Order());
        return seen.Order().ToList();
    });

    private static async Task<TestSite> SiteAsync(Engine engine, Action<IServiceCollection>? also = null)
    {
        var site = await TestSite.StartAsync(engine, also: services =>
        {
            if (services.All(service => service.ImplementationType != typeof(RegisteredPeople)))
            {
                services.AddScoped<IKnowCaseload, RegisteredPeople>();
            }

            also?.Invoke(services);
        });
        await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<RidgewayDb>();
            db.AddRange(RowOf(Here, "A12345"), RowOf(There, "B99999"));
            await db.SaveChangesAsync();
        });
        return site;
    }

    private static PersonRow RowOf(PersonId person, string practice) => new()
    {
        PersonId = person,
        Practice = OdsCode.Parse(practice),
        ImportId = new ImportId(Guid.Parse("0190bbbb-0000-7000-8000-000000000001")),
    };

    /// <summary>Stands for a room with a table of its own that says whom someone referred.</summary>
    private sealed class OnePersonReferred(RidgewayDb db) : IKnowCaseload
    {
        public IQueryable<PersonId>? PeopleOf(Viewer viewer) =>
            viewer.Role is Role.Clinician or Role.Provider ? db.Set<AccessLogRow>().Where(row => row.What == "Referral").Select(row => row.PersonId) : null;
    }

    private sealed class Everyone(RidgewayDb db) : IKnowCaseload
    {
        public IQueryable<PersonId>? PeopleOf(Viewer viewer) => db.Set<PersonRow>().Select(row => row.PersonId);
    }
}
