using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Evaluation;

public class CourseTests
{
    [Fact]
    public void A_later_stage_proves_the_earlier_ones()
    {
        var course = A.Course(1, reached: Stage.Completed) with { AcceptedOn = null, StartedOn = null };

        Assert.Equal(Stage.Completed, course.Reached);
        Assert.Equal(new Funnel(1, 1, 1, 1, 1), Funnel.Of([course]));
    }

    [Fact]
    public void A_person_with_two_referrals_counts_once_by_the_one_that_went_furthest()
    {
        var refused = A.Course(1, reached: Stage.Referred) with { ReferredOn = new DateOnly(2026, 9, 1) };
        var started = A.Course(1, reached: Stage.Started);

        Assert.Equal([started], Course.OnePerPerson([refused, started]));
    }

    [Fact]
    public void Of_two_referrals_that_went_as_far_the_later_counts()
    {
        var earlier = A.Course(1);
        var later = A.Course(1) with { ReferredOn = new DateOnly(2026, 9, 1) };

        Assert.Equal([later], Course.OnePerPerson([later, earlier]));
    }

    [Fact]
    public void Someone_who_left_early_is_due_a_follow_up_and_someone_still_attending_is_not()
    {
        var attending = A.Course(1, reached: Stage.Started);

        Assert.False(attending.IsDueFollowUp);
        Assert.True((attending with { EndedEarlyOn = new DateOnly(2026, 5, 1) }).IsDueFollowUp);
        Assert.True(A.Course(1).IsDueFollowUp);
        Assert.True(A.Course(1, null, Stage.Started, ("minutes", 10, 20)).IsDueFollowUp);
    }

    [Fact]
    public void Someone_who_never_came_is_due_nothing_even_when_the_referral_has_ended() =>
        Assert.False((A.Course(1, reached: Stage.Accepted) with { EndedEarlyOn = new DateOnly(2026, 5, 1) }).IsDueFollowUp);

    [Fact]
    public void Everybody_is_in_exactly_one_group_of_every_split()
    {
        foreach (var sex in Enum.GetValues<Sex>())
        {
            foreach (var ethnic in Enum.GetValues<EthnicGroup>())
            {
                foreach (var quintile in new int?[] { null, 1, 2, 3, 4, 5 })
                {
                    var person = new PersonGroups(quintile, sex, ethnic, null);
                    Assert.All(EvaluatedGroups.Splits, split => Assert.Contains(EvaluatedGroups.Of(split, person), EvaluatedGroups.Of(split)));
                }
            }
        }
    }

    [Fact]
    public void Not_stated_and_not_known_are_different_groups() =>
        Assert.NotEqual(
            EvaluatedGroups.Of(Split.EthnicGroup, A.Anyone with { EthnicGroup = EthnicGroup.NotStated }),
            EvaluatedGroups.Of(Split.EthnicGroup, A.Anyone with { EthnicGroup = EthnicGroup.NotKnown }));
}
