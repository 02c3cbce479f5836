using Ridgeway.Codes;
using Ridgeway.Guidance;
using Ridgeway.Testing;

namespace Ridgeway.Content;

/// <summary>Every row of the two source tables is a rule or contraindication here, or is listed with why not.</summary>
public sealed class GuidanceCoverageTests
{
    [Theory]
    [InlineData("guidance.csv", 45)]
    [InlineData("contraindications.csv", 24)]
    public void Every_row_of_the_source_table_is_content_or_listed_with_why(string file, int rows)
    {
        var ids = File.ReadLines(Repository.Shared("clinical", file)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')[0]).ToList();
        var pack = Shipped.Pack;
        var kept = pack.Of<GuidanceRule>().SelectMany(rule => rule.Rows)
            .Concat(pack.Of<Contraindication>().SelectMany(one => one.Rows))
            .Concat(pack.Of<LeftOut>().SelectMany(one => one.Rows))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal(rows, ids.Count);
        Assert.Empty(ids.Where(id => !kept.Contains(id)));
        Assert.All(pack.Of<LeftOut>(), one => Assert.True(one.Why.Length > 40 && !pack.Of<GuidanceRule>().Any(rule => rule.Rows.Intersect(one.Rows).Any())));
    }

    /// <summary>The flag of the row is carried: what was only seen second-hand is never shown as read.</summary>
    [Theory]
    [InlineData("guidance.csv")]
    [InlineData("contraindications.csv")]
    public void Nothing_is_flagged_better_than_its_row(string file)
    {
        var flags = File.ReadLines(Repository.Shared("clinical", file)).Skip(1).Where(line => line.Length > 0)
            .ToDictionary(line => line.Split(',')[0], line => Flag(line.TrimEnd('\r')[^1]), StringComparer.Ordinal);
        var content = Shipped.Pack.Of<GuidanceRule>().Select(rule => (rule.Id, rule.Rows, rule.Source.Flag))
            .Concat(Shipped.Pack.Of<Contraindication>().Select(one => (one.Id, one.Rows, one.Source.Flag)));

        Assert.Empty(content
            .Where(one => one.Rows.Any(row => flags.TryGetValue(row, out var flag) && one.Flag < flag))
            .Select(one => one.Id));
    }

    [Fact]
    public void Everything_says_who_wrote_it_and_carries_a_fingerprint()
    {
        Assert.All(Shipped.Pack.Of<GuidanceRule>(), rule => Assert.True(rule.Author.Length > 0 && rule.Fingerprint.Length == 64, rule.Id));
        Assert.All(Shipped.Pack.Of<Contraindication>(), one => Assert.True(one.Author.Length > 0 && one.Fingerprint.Length == 64, one.Id));
    }

    private static Verification Flag(char letter) => letter switch
    {
        'V' => Verification.Verified,
        'S' => Verification.Secondary,
        _ => Verification.Unverified,
    };
}
