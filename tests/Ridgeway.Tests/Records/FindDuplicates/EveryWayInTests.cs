using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Data;
using Ridgeway.Records.ServeFhir;
using Ridgeway.Testing;
using static Ridgeway.Records.PatientFiles;

namespace Ridgeway.Records.FindDuplicates;

/// <summary>Whichever way a record comes in, it is held against those it could be, and nobody else is looked at.</summary>
public sealed class EveryWayInTests : IDisposable
{
    private const string Number = "9434765919";
    private readonly PatientFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [EveryEngine]
    internal async Task A_record_posted_to_the_FHIR_address_waits_beside_the_one_it_may_be(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await files.ImportAsync(site, "gp", Patient("g1", Number));
        var client = await FhirClient.WithScopesAsync(site);

        var answer = await client.PostAsync("/fhir/Patient", Patient("x", born: "1959-01-05"));

        Assert.True((int)answer.Status == 201, answer.Text);
        Assert.Equal(DuplicateState.Open, Assert.Single(await WaitingAsync(site)).State);
        var work = await (await site.BrowserOfAsync(A.Clinician("A12345"))).GetAsync("/");
        Assert.Contains(work.All("h2"), title => title.StartsWith("Records that may be one person's", StringComparison.Ordinal));
        Assert.Contains("KHAN, Amina", work.Text, StringComparison.Ordinal);
        var elsewhere = await (await site.BrowserOfAsync(A.Clinician("B85001"))).GetAsync("/");
        Assert.DoesNotContain("KHAN, Amina", elsewhere.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_file_is_held_against_who_is_there_at_the_end_of_its_import(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await files.ImportAsync(ridgeway, "gp", Patient("g1", Number));

        var result = await files.ImportAsync(ridgeway, "hospital", Patient("h1", born: "1959-01-05"), Patient("h2", family: "Other", given: "Olu", born: "1980-02-02", postcode: "BD1 1AA", sex: "male"));

        Assert.Equal(1, result.Duplicates);
        Assert.Single(await WaitingAsync(ridgeway));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_pair_that_no_longer_looks_alike_stops_waiting_when_one_of_them_is_put_right(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await files.ImportAsync(ridgeway, "gp", Patient("g1", Number));
        await files.ImportAsync(ridgeway, "hospital", Patient("h1", born: "1959-01-05"));
        ridgeway.Clock.PassDays(1);

        await files.ImportAsync(ridgeway, "hospital", Patient("h1", given: "Jas", born: "1988-07-07", postcode: "BD1 1AA", sex: "male"));

        Assert.Empty(await WaitingAsync(ridgeway));
    }

    [Theory]
    [EveryEngine]
    internal async Task Looked_for_around_each_import_the_same_pairs_are_found_as_by_a_look_at_everyone(Engine engine)
    {
        var (all, one) = (Crowd(seed: 7).ToList(), new PatientFiles());
        await using var around = await TestRidgeway.OnAsync(engine);
        await using var whole = await TestRidgeway.OnAsync(engine);
        foreach (var some in all.Chunk(23))
        {
            await files.ImportAsync(around, "gp", some);
            await one.ImportAsync(whole, "gp", some);
            whole.Db.Set<DuplicateRow>().ExecuteDelete();
        }

        await using var scope = whole.NewScope();
        await scope.ServiceProvider.GetRequiredService<FindDuplicatesStory>().RunAsync(null, Cancel);
        one.Dispose();

        var expected = await PairsAsync(whole);
        Assert.True(expected.Count > 10, $"{expected.Count} pairs are too few to tell anything by.");
        Assert.Equal(expected, await PairsAsync(around));
    }

    [Theory]
    [EveryEngine]
    internal async Task An_import_that_ended_before_duplicates_were_looked_for_is_made_up_for_by_the_next(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await files.ImportAsync(ridgeway, "gp", Patient("g1", Number));
        await files.ImportAsync(ridgeway, "hospital", Patient("h1", born: "1959-01-05"));
        await ridgeway.Db.Set<DuplicateRow>().ExecuteDeleteAsync(Cancel);
        await ridgeway.Db.Set<PersonRow>().ExecuteUpdateAsync(set => set.SetProperty(row => row.MatchNames, (string?)null), Cancel);
        await ridgeway.Db.Set<ImportRow>().Where(row => row.Source == "hospital").ExecuteUpdateAsync(set => set.SetProperty(row => row.MatchedAtUtc, (DateTime?)null), Cancel);

        await files.ImportAsync(ridgeway, "clinic", Patient("k1", family: "Nobody", given: "Like", born: "1990-01-01", postcode: "BD1 1AA"));

        Assert.Single(await WaitingAsync(ridgeway));
        Assert.False(await ridgeway.Db.Set<ImportRow>().AnyAsync(row => row.MatchedAtUtc == null, Cancel));
        Assert.Equal(["AMINA|KHAN", "AMINA|KHAN", "LIKE|NOBODY"], await ridgeway.Db.Set<PersonRow>().Select(row => row.MatchNames!).OrderBy(names => names).ToListAsync(Cancel));
    }

    /// <summary>Breaks when an index goes, or when a question is asked in a form that the index cannot answer.</summary>
    [Theory]
    [InlineData("select * from records_person where birth_date in ('1959-05-01')", "records_person_birth_date")]
    [InlineData("select * from records_person where match_names in ('AMINA|KHAN')", "records_person_match_names")]
    [InlineData("select * from records_person where nhs_number in ('9434765919')", "records_person_nhs_number")]
    public async Task Who_may_be_near_is_asked_of_an_index(string question, string index)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        Assert.Contains(index, Plan(ridgeway, question), StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Plan(TestRidgeway ridgeway, string question)
    {
        var connection = ridgeway.Db.Database.GetDbConnection();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "explain query plan " + question;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(reader.GetString(3));
        }

        return string.Join('\n', lines);
    }

    /// <summary>People of few names, days and streets, so that many look alike.</summary>
    private static IEnumerable<string> Crowd(int seed)
    {
        var random = new Random(seed);
        string[] families = ["Khan", "Kahn", "Nguyen", "Van", "Okafor", "O'Brien"], givens = ["Amina", "Amira", "Van", "Nguyen", "Elizabeth", "Betty"];
        string[] days = ["1959-05-01", "1959-01-05", "1959", "1971-02-03", "1971-03-02"], postcodes = ["LS9 7TF", "BD1 1AA", "LS1 1AA"];
        for (var i = 0; i < 120; i++)
        {
            yield return Patient(
                $"p{i}", number: null, families[random.Next(families.Length)], givens[random.Next(givens.Length)], days[random.Next(days.Length)],
                random.Next(4) == 0 ? null : postcodes[random.Next(postcodes.Length)], more: $"\"telecom\":[{{\"system\":\"phone\",\"value\":\"{i}\"}}]");
        }
    }

    private static async Task<List<DuplicateRow>> WaitingAsync(IRunningRidgeway ridgeway)
    {
        await using var scope = ridgeway.NewScope();
        return await scope.ServiceProvider.GetRequiredService<RidgewayDb>().Set<DuplicateRow>().AsNoTracking().ToListAsync(Cancel);
    }

    /// <summary>By the telephone number of each, since ids differ between two databases.</summary>
    private static async Task<List<string>> PairsAsync(IRunningRidgeway ridgeway)
    {
        await using var scope = ridgeway.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
        var numbers = await db.Set<PersonRow>().AsNoTracking().ToDictionaryAsync(row => row.PersonId, row => row.Telephone, Cancel);
        return [.. (await db.Set<DuplicateRow>().AsNoTracking().ToListAsync(Cancel))
            .Select(row => $"{string.Join(" and ", new[] { numbers[row.PersonId], numbers[row.OtherPersonId] }.Order(StringComparer.Ordinal))}: {row.Score}").Order(StringComparer.Ordinal)];
    }
}
