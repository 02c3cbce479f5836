using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Records.Ethnicities;

public sealed class EthnicConsensusTests
{
    private static readonly EthnicRanking Ranking = new(
        "test", "1", EffectiveDates.Always, [new SourceKind("their general practice", ["gp"]), new SourceKind("a hospital", ["hospital", "trust"])], null);

    [Fact]
    public void Three_sources_that_disagree_give_one_answer_its_reason_and_the_conflicts()
    {
        var consensus = Decide(Said("north-trust", EthnicCategory.AsianIndian, 2025), Said("gp", EthnicCategory.AsianPakistani, 2019), Said("old-extract", EthnicCategory.WhiteBritish, 2026));

        Assert.Equal(EthnicCategory.AsianPakistani, consensus.Ethnicity?.Category);
        Assert.Equal(ConsensusReason.BelievedFirst, consensus.Reason);
        Assert.Equal(["north-trust", "old-extract"], consensus.Conflicts.Select(other => other.Source));
        Assert.True(consensus.IsAcrossGroups);
    }

    [Fact]
    public void What_the_person_says_goes_before_every_record_even_that_they_do_not_want_to_say()
    {
        var consensus = Decide(Said("gp", EthnicCategory.BlackAfrican, 2026), Said(EthnicStatement.ByPerson, EthnicCategory.NotStated, 2020));

        Assert.Equal(EthnicCategory.NotStated, consensus.Ethnicity?.Category);
        Assert.Equal(ConsensusReason.PersonSaid, consensus.Reason);
        Assert.Equal("gp", Assert.Single(consensus.Conflicts).Source);
    }

    [Fact]
    public void The_persons_latest_word_replaces_their_earlier_one()
    {
        var consensus = Decide(Said(EthnicStatement.ByPerson, EthnicCategory.MixedOther, 2020), Said(EthnicStatement.ByPerson, EthnicCategory.BlackCaribbean, 2024));

        Assert.Equal(EthnicCategory.BlackCaribbean, consensus.Ethnicity?.Category);
        Assert.Empty(consensus.Conflicts);
    }

    [Fact]
    public void Not_known_and_not_stated_never_displace_a_group()
    {
        var consensus = Decide(Said("gp", EthnicCategory.NotKnown, 2026), Said("hospital", EthnicCategory.Chinese, 2010), Said("gp-2", EthnicCategory.NotStated, 2026));

        Assert.Equal(EthnicCategory.Chinese, consensus.Ethnicity?.Category);
        Assert.Equal(ConsensusReason.OnlyOneSays, consensus.Reason);
    }

    [Fact]
    public void A_record_that_loses_what_it_knew_has_not_learnt_otherwise() =>
        Assert.Equal(EthnicCategory.WhiteIrish, Decide(Said("gp", EthnicCategory.WhiteIrish, 2015), Said("gp", EthnicCategory.NotKnown, 2026)).Ethnicity?.Category);

    [Fact]
    public void Not_stated_not_known_and_not_asked_are_three_things()
    {
        Assert.Equal(ConsensusReason.OnlyNotStated, Decide(Said("gp", EthnicCategory.NotKnown, 2026), Said("hospital", EthnicCategory.NotStated, 2010)).Reason);
        Assert.Equal(ConsensusReason.OnlyNotKnown, Decide(Said("gp", EthnicCategory.NotKnown, 2026)).Reason);
        Assert.Equal((null, ConsensusReason.NotAsked), (Decide().Ethnicity, Decide().Reason));
    }

    [Fact]
    public void Of_sources_believed_alike_the_latest_is_taken_and_of_the_same_day_what_came_last()
    {
        Assert.Equal((EthnicCategory.WhiteOther, ConsensusReason.Latest), Answer(Said("gp", EthnicCategory.WhiteBritish, 2019), Said("gp north", EthnicCategory.WhiteOther, 2021)));
        Assert.Equal(
            (EthnicCategory.WhiteOther, ConsensusReason.HeardLast),
            Answer(Said("gp", EthnicCategory.WhiteBritish, 2021), Said("gp north", EthnicCategory.WhiteOther, 2021) with { HeardAt = Heard.AddDays(1) }));
    }

    [Fact]
    public void The_order_in_which_statements_are_given_decides_nothing()
    {
        var statements = new[]
        {
            Said("gp", EthnicCategory.WhiteBritish, 2021), Said("hospital", EthnicCategory.AsianOther, 2022), Said("gp", EthnicCategory.NotKnown, 2023), Said("x", EthnicCategory.Other, 2024),
        };
        var chance = new Random(7);
        var first = Decide(statements);
        for (var i = 0; i < 50; i++)
        {
            chance.Shuffle(statements);
            var again = Decide(statements);
            Assert.Equal((first.Chosen, first.Reason), (again.Chosen, again.Reason));
            Assert.Equal(first.Conflicts, again.Conflicts);
        }
    }

    [Fact]
    public void A_code_no_mapping_knows_is_kept_and_decides_nothing() =>
        Assert.Equal(ConsensusReason.NotReadable, Decide(Said("gp", EthnicCategory.Other, 2020) with { Meaning = null }).Reason);

    private static readonly DateTimeOffset Heard = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    private static EthnicConsensus Decide(params EthnicStatement[] statements) => EthnicConsensus.Of(statements, Ranking);

    private static (EthnicCategory?, ConsensusReason) Answer(params EthnicStatement[] statements) =>
        (Decide(statements).Ethnicity?.Category, Decide(statements).Reason);

    private static EthnicStatement Said(string source, EthnicCategory category, int year) => new(
        source, new PartialDate(year), Heard, "test", category.NationalCode(), null, new EthnicMeaning(category.NationalCode(), category.ForPeople(), category, false));
}
