using FsCheck;
using FsCheck.Fluent;
using Ridgeway.Records;

namespace Ridgeway.Providers;

public sealed class RankServicesTests
{
    [Fact]
    public void The_nearest_of_two_equal_services_comes_first_and_says_so()
    {
        var options = Rank(A.Need(), A.Service("Far").At(1.8).Accredited(), A.Service("Near").At(0.5).Accredited());

        Assert.Equal(["Near", "Far"], options.Available.Select(o => o.Service.Name));
        Assert.Equal(0.5, options.Available[0].DistanceKm!.Value, 2);
        Assert.Contains(GoodPoint.Nearest, options.Available[0].GoodPoints);
        Assert.DoesNotContain(GoodPoint.Nearest, options.Available[1].GoodPoints);
    }

    [Fact]
    public void Within_a_distance_band_known_room_comes_before_a_shorter_way()
    {
        var options = Rank(A.Need(), A.Service("Ask").At(2.1).Holding(null).Accredited(), A.Service("Room").At(4.9).Accredited());

        Assert.Equal(["Room", "Ask"], options.Available.Select(o => o.Service.Name));
        Assert.Contains(Doubt.RoomNotKnown, options.Available[1].Doubts);
    }

    [Fact]
    public void A_nearer_band_comes_before_known_room()
    {
        var options = Rank(A.Need(), A.Service("Room").At(30).Accredited(), A.Service("Ask").At(1).Holding(null).Accredited());

        Assert.Equal(["Ask", "Room"], options.Available.Select(o => o.Service.Name));
    }

    [Fact]
    public void A_full_service_is_listed_as_not_available_with_its_reason()
    {
        var full = A.Service().Holding(new Capacity(5, 5, A.Today, A.Today.AddDays(7), A.Today)).Accredited();

        var option = Assert.Single(Rank(A.Need(), full).NotAvailable);

        Assert.Equal([Obstacle.Full], option.Obstacles);
        Assert.Equal(new Room.Full(5), option.Room);
    }

    [Fact]
    public void A_service_that_delivers_something_else_is_not_an_option_at_all()
    {
        var options = Rank(A.Need(), A.Service().With(s => s with { Interventions = ["stop-smoking"] }).Accredited());

        Assert.Empty(options.All);
    }

    [Fact]
    public void A_service_under_another_tag_of_the_same_intervention_is_an_option()
    {
        var walks = A.Service().With(s => s with { Interventions = ["walking-group"] }).Accredited();

        Assert.Single(Rank(A.Need() with { AlsoTagged = ["walking-group"] }, walks).Available);
    }

    [Fact]
    public void Free_text_about_accreditation_counts_for_nothing()
    {
        Assert.Equal([Obstacle.NotAccredited], Obstacles(A.Service()));
    }

    [Fact]
    public void An_accreditation_counts_on_its_last_day_and_has_lapsed_on_the_next()
    {
        Assert.Empty(Obstacles(A.Service().Accredited(a => a with { ValidTo = A.Today })));
        Assert.Equal([Obstacle.AccreditationLapsed], Obstacles(A.Service().Accredited(a => a with { ValidTo = A.Today.AddDays(-1) })));
    }

    [Fact]
    public void An_accreditation_that_begins_tomorrow_does_not_count_today()
    {
        var service = A.Service().Accredited(a => a with { ValidFrom = A.Today.AddDays(1) });

        Assert.Equal([Obstacle.AccreditationNotYetValid], Obstacles(service));
    }

    [Fact]
    public void A_suspended_accreditation_does_not_count_whatever_its_dates()
    {
        var service = A.Service().Accredited(a => a with { State = AccreditationState.Suspended });

        Assert.Equal([Obstacle.AccreditationSuspended], Obstacles(service));
    }

    [Fact]
    public void One_valid_accreditation_is_enough_beside_a_lapsed_and_a_suspended_one()
    {
        var service = A.Service()
            .Accredited(a => a with { State = AccreditationState.Suspended })
            .Accredited(a => a with { ValidTo = A.Today.AddDays(-1) })
            .Accredited();

        Assert.Empty(Obstacles(service));
    }

    [Fact]
    public void Another_services_accreditation_does_not_count()
    {
        var service = A.Service().Accredited(a => a with { Service = new ServiceId(A.Id(1_000_000)) });

        Assert.Equal([Obstacle.NotAccredited], Obstacles(service));
    }

    [Fact]
    public void Every_condition_must_be_covered_if_need_be_by_several_accreditations()
    {
        var need = A.Need() with { Conditions = ["copd", "hypertension"] };
        var half = A.Service().Accredited(a => a with { Scope = new AccreditationScope([], ["copd"]) });
        var whole = A.Service()
            .Accredited(a => a with { Scope = new AccreditationScope([], ["copd"]) })
            .Accredited(a => a with { Scope = new AccreditationScope([], ["hypertension"]) });

        Assert.Equal([Obstacle.NotAccreditedForCondition], Obstacles(half, need));
        Assert.Empty(Obstacles(whole, need));
    }

    [Fact]
    public void Access_that_is_known_not_to_be_there_rules_out_and_access_not_recorded_raises_a_doubt()
    {
        var need = A.Need() with { Access = new HashSet<AccessFacet> { AccessFacet.WheelchairAccess } };
        var options = Rank(
            need,
            A.Service("Unsaid").At(0.2).Accredited(),
            A.Service("No").At(0.3).Offering(AccessFacet.WheelchairAccess, false).Accredited(),
            A.Service("Yes").At(1.5).Offering(AccessFacet.WheelchairAccess).Accredited());

        Assert.Equal(["Yes", "Unsaid"], options.Available.Select(o => o.Service.Name));
        Assert.Contains(GoodPoint.MeetsAccessNeeds, options.Available[0].GoodPoints);
        Assert.Contains(Doubt.AccessNotRecorded, options.Available[1].Doubts);
        Assert.Equal([Obstacle.AccessNeedNotMet], Assert.Single(options.NotAvailable).Obstacles);
    }

    [Theory]
    [InlineData(Sex.Female, true, false)]
    [InlineData(Sex.Male, false, false)]
    [InlineData(Sex.NotRecorded, true, true)]
    [InlineData(Sex.Other, true, true)]
    public void A_session_for_women_is_open_to_women_closed_to_men_and_a_question_otherwise(Sex sex, bool available, bool doubted)
    {
        var option = Only(A.Service().Offering(AccessFacet.WomenOnly).Accredited(), A.Need() with { Sex = sex });

        Assert.Equal(available, option.IsAvailable);
        Assert.Equal(doubted, option.Doubts.Contains(Doubt.SexNotKnown));
    }

    [Theory]
    [InlineData(17, Obstacle.TooYoung)]
    [InlineData(76, Obstacle.TooOld)]
    public void Ages_outside_the_limits_are_ruled_out(int age, Obstacle expected)
    {
        var service = A.Service().With(s => s with { MinimumAge = 18, MaximumAge = 75 }).Accredited();

        Assert.Equal([expected], Obstacles(service, A.Need() with { Age = age }));
        Assert.Empty(Obstacles(service, A.Need() with { Age = 18 }));
        Assert.Empty(Obstacles(service, A.Need() with { Age = 75 }));
    }

    [Fact]
    public void A_service_beyond_the_farthest_a_person_can_go_is_too_far_unless_it_is_online()
    {
        var need = A.Need() with { FarthestKm = 5 };

        Assert.Equal([Obstacle.TooFar], Obstacles(A.Service().At(5.2).Accredited(), need));
        Assert.Empty(Obstacles(A.Service().At(5.2).Offering(AccessFacet.Online).Accredited(), need));
    }

    [Fact]
    public void The_nearest_of_a_services_places_is_the_one_that_counts()
    {
        var service = A.Service().With(s => s with
        {
            Places = [new Place("Far", A.North(9), null), new Place("No map", null, null), new Place("Near", A.North(3), null)],
        });

        Assert.Equal("Near", Only(service.Accredited(), A.Need()).NearestPlace!.Name);
    }

    [Fact]
    public void A_person_with_no_known_home_still_gets_choices_with_the_distance_in_doubt()
    {
        var option = Only(A.Service().Accredited(), A.Need() with { From = null });

        Assert.True(option.IsAvailable);
        Assert.Null(option.DistanceKm);
        Assert.Contains(Doubt.DistanceNotKnown, option.Doubts);
    }

    [Fact]
    public void Someone_who_prefers_Urdu_sees_the_service_in_Urdu_first_and_no_service_is_hidden_for_its_language()
    {
        var need = A.Need() with { Language = "ur-PK" };
        var options = Rank(
            need,
            A.Service("English").At(0.1).With(s => s with { Languages = ["en"] }).Accredited(),
            A.Service("Urdu").At(1.9).With(s => s with { Languages = ["en", "ur"] }).Accredited());

        Assert.Equal(["Urdu", "English"], options.Available.Select(o => o.Service.Name));
        Assert.Contains(GoodPoint.SpeaksTheirLanguage, options.Available[0].GoodPoints);
    }

    [Fact]
    public void A_stale_entry_goes_below_a_fresh_one_and_an_entry_checked_in_the_future_was_never_checked()
    {
        var options = Rank(
            A.Need(),
            A.Service("Stale").At(0.1).With(s => s with { AssuredOn = A.Today.AddDays(-366) }).Accredited(),
            A.Service("Fresh").At(1.9).With(s => s with { AssuredOn = A.Today.AddDays(-365) }).Accredited(),
            A.Service("Odd").At(0.2).With(s => s with { AssuredOn = A.Today.AddDays(1) }).Accredited());

        Assert.Equal("Fresh", options.Available[0].Service.Name);
        Assert.Contains(Doubt.NotCheckedLately, options.Available[1].Doubts);
        Assert.Contains(Doubt.NeverChecked, options.Available[2].Doubts);
    }

    [Fact]
    public void All_obstacles_are_listed_at_once()
    {
        var service = A.Service().With(s => s with { Status = ServiceStatus.TemporarilyClosed, MinimumAge = 70 });
        var need = A.Need() with { AlreadyTried = new HashSet<ServiceId> { service.Alone.Id } };

        Assert.Equal(
            [Obstacle.TemporarilyClosed, Obstacle.NotAccredited, Obstacle.TooYoung, Obstacle.AlreadyTried], Obstacles(service, need));
    }

    [Theory]
    [InlineData(ServiceStatus.Inactive, Obstacle.NotRunning)]
    [InlineData(ServiceStatus.Defunct, Obstacle.NotRunning)]
    [InlineData(ServiceStatus.NotSaid, Obstacle.StatusNotSaid)]
    public void A_service_that_is_not_known_to_run_cannot_be_chosen(ServiceStatus status, Obstacle expected) =>
        Assert.Equal([expected], Obstacles(A.Service().With(s => s with { Status = status }).Accredited()));

    [Fact]
    public void Whatever_the_order_services_come_in_the_ranking_is_the_same_and_none_is_lost()
    {
        var candidates = Enumerable.Range(0, 12).Select(i => (ServiceCandidate)A.Service($"Service {i % 4}")
            .At(i * 0.7)
            .Holding(i % 3 == 0 ? null : new Capacity(i, 4, A.Today, A.Today, A.Today))
            .Accredited(a => i % 5 == 0 ? a with { State = AccreditationState.Suspended } : a)).ToArray();
        var expected = Rank(A.Need(), candidates).All.Select(o => o.Service.Id).ToArray();

        Prop.ForAll(Gen.Shuffle(candidates).ToArbitrary(), shuffled =>
            Rank(A.Need(), shuffled).All.Select(o => o.Service.Id).SequenceEqual(expected)).QuickCheckThrowOnFailure();
        Assert.Equal(12, expected.Distinct().Count());
    }

    private static ServiceOptions Rank(ServiceNeed need, params ServiceCandidate[] candidates) =>
        RankServices.For(need, candidates, A.Ranking, A.Today);

    private static ServiceOption Only(ServiceCandidate candidate, ServiceNeed need) => Assert.Single(Rank(need, candidate).All);

    private static IReadOnlyList<Obstacle> Obstacles(ServiceCandidate candidate, ServiceNeed? need = null) =>
        Only(candidate, need ?? A.Need()).Obstacles;
}
