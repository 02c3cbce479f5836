using Ridgeway.Codes;
using Ridgeway.Commands;
using Ridgeway.Finding;
using Ridgeway.Guidance;
using Ridgeway.Testing;

namespace Ridgeway.Content;

/// <summary>Full code lists, brought by the user over the concise ones that ship.</summary>
public sealed class LocalCodesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-codes-").FullName;

    private string Local => Path.Combine(folder, "local");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Imported_codes_join_the_shipped_ones_and_change_the_hash()
    {
        var typed = await ImportAsync("code,term\n15188001,Hearing loss\n15188001,Again\n", "--list", "hearing-loss");
        var pack = Load();

        Assert.Equal(ExitCode.Done, typed.Exit);
        Assert.Empty(pack.Problems);
        Assert.Equal(["15188001"], pack.Lists["hearing-loss"].Codes.Select(code => code.Code));
        Assert.Equal(Shipped.Pack.Lists["hypertension"].Codes, pack.Lists["hypertension"].Codes);
        Assert.NotEqual(Shipped.Pack.Head.Hash, pack.Head.Hash);
        Assert.Equal(Shipped.Pack.Head.Hash, Shipped.Load(Shipped.Folder).Head.Hash);
    }

    [Fact]
    public async Task An_item_of_a_score_is_looked_for_once_its_codes_are_there()
    {
        Assert.Contains("Hearing loss", Burden(Shipped.Pack).NotLookedFor);

        await ImportAsync("code,term\n15188001,Hearing loss\n", "--list", "hearing-loss");
        var pack = Load();

        Assert.DoesNotContain("Hearing loss", Burden(pack).NotLookedFor);
        var person = new ExamplePerson { Born = new Time.PartialDate(1950), Facts = [new ExampleFact.Since("hearing-loss", new(2020, 1, 1), null)] };
        Assert.Equal(0.07, new PersonOnDay(person.ToRecord(pack.Lists), new(2026, 11, 1), pack.Finding).Score("cambridge-multimorbidity")!.Value);

        static Score Burden(ContentPack pack) => pack.Of<Score>().Single(score => score.Id == "cambridge-multimorbidity");
    }

    [Fact]
    public async Task A_code_that_a_spreadsheet_rounded_is_said_by_line_and_the_rest_is_kept()
    {
        var typed = await ImportAsync("list,code,system,display\nhypertension,59621000,snomed,Essential hypertension\nhypertension,846371000000100,snomed,Rounded\nasthma,195967001,,Asthma\nasthma,X,icd10,No\n");

        Assert.Equal(ExitCode.NeedsPerson, typed.Exit);
        Assert.Contains("line 3, code: '846371000000100' is not a SNOMED CT code", typed.Output, StringComparison.Ordinal);
        Assert.Contains("line 5, system: 'icd10'", typed.Output, StringComparison.Ordinal);
        Assert.Equal(["asthma.csv", "hypertension.csv"], Directory.GetFiles(Local).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_list_that_does_not_exist_is_refused_with_the_nearest_and_nothing_is_kept()
    {
        var typed = await ImportAsync("code,term\n59621000,Essential hypertension\n", "--list", "hypertensoin");

        Assert.Equal(ExitCode.CouldNotRun, typed.Exit);
        Assert.Contains("did you mean hypertension?", typed.Messages, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Local));
    }

    [Fact]
    public async Task An_approval_ends_when_codes_are_imported_over_a_list_behind_the_rule()
    {
        var before = Shipped.Pack.Of<GuidanceRule>().ToDictionary(rule => rule.Id, rule => rule.Fingerprint);

        await ImportAsync("code,term\n38341003,Hypertensive disorder\n", "--list", "hypertension");

        var after = Load().Of<GuidanceRule>().ToDictionary(rule => rule.Id, rule => rule.Fingerprint);
        Assert.NotEqual(before["nhs-health-check-due"], after["nhs-health-check-due"]);
        Assert.Equal(before["learning-disability-check-due"], after["learning-disability-check-due"]);
    }

    [Fact]
    public async Task The_list_of_lists_says_what_ships_and_what_was_imported()
    {
        await ImportAsync("code,term\n15188001,Hearing loss\n", "--list", "hearing-loss");

        var typed = await Typed.RunAsync("codelists", "list", "--json", "--codelists", Local, "--content", Shipped.Folder);

        var list = typed.Json.EnumerateArray().Single(one => one.GetProperty("list").GetString() == "hearing-loss");
        Assert.Equal((1, 1), (list.GetProperty("codes").GetInt32(), list.GetProperty("imported").GetInt32()));
    }

    [Fact]
    public void Every_imported_snomed_list_of_others_is_read_where_it_is_here()
    {
        foreach (var file in Directory.GetFiles(Repository.Shared("clinical", "codelists"), "conditions-*.csv"))
        {
            var read = Exchange.Csv.CodeListCsv.Read(File.ReadAllText(file));

            Assert.Empty(read.Problems);
            Assert.All(read.Codes, code => Assert.Equal(CodeSystem.Snomed, code.Code.System));
        }
    }

    private Task<Typed> ImportAsync(string text, params string[] options)
    {
        var file = Path.Combine(folder, "import.csv");
        File.WriteAllText(file, text);
        return Typed.RunAsync(["codelists", "import", file, .. options, "--codelists", Local, "--content", Shipped.Folder]);
    }

    private ContentPack Load() => Shipped.Load(Shipped.Folder, Local);
}
