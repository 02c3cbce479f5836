using Ridgeway.Codes;

namespace Ridgeway.Records.Synthetic;

public sealed class SyntheticCodesTests
{
    [Fact]
    public void Every_SNOMED_and_dmd_code_has_a_right_check_digit()
    {
        Assert.All(SyntheticCodes.All.Where(code => code.Coded.System is CodeSystem.Snomed or CodeSystem.Dmd),
            code => Assert.True(SnomedCode.TryParse(code.Coded.Code, out _), code.Coded.ToString()));
    }

    [Fact]
    public void No_code_and_no_ordinal_is_there_twice()
    {
        Assert.Equal(SyntheticCodes.All.Count, SyntheticCodes.All.Select(code => code.Coded).Distinct().Count());
        Assert.Equal(SyntheticCodes.All.Count, SyntheticCodes.All.Select(code => code.Ordinal).Distinct().Count());
    }

    /// <summary>The published lists say of each clinical code flagged V that it exists and what it means.</summary>
    [Fact]
    public void Every_clinical_code_flagged_V_stands_in_a_published_list()
    {
        var lists = CodeListsFolder();
        var published = Directory.EnumerateFiles(lists, "*.csv").SelectMany(File.ReadLines)
            .Select(line => line.Split(',')).Where(cells => cells.Length > 2).Select(cells => cells[1]).ToHashSet(StringComparer.Ordinal);

        // Read in the UK Core examples and in NHS England's immunisation software, not in the lists.
        string[] elsewhere = ["444981005", "276885007", "822851000000102"];
        var clinical = SyntheticCodes.All.Where(code => code.Flag == 'V' && code.Coded.System is CodeSystem.Snomed or CodeSystem.Loinc);
        Assert.Empty(clinical.Where(code => code.Flag == 'V' && !published.Contains(code.Coded.Code) && !elsewhere.Contains(code.Coded.Code)).Select(code => code.Coded));
    }

    private static string CodeListsFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var lists = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "clinical", "codelists"));
            if (File.Exists(Path.Combine(folder.FullName, "Ridgeway.slnx")) && Directory.Exists(lists))
            {
                return lists;
            }
        }

        Assert.Skip("The shared code lists are not here.");
        return "";
    }
}
