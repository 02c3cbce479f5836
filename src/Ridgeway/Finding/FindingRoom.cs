using System.CommandLine;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Content;
using Ridgeway.Events;
using Ridgeway.Finding.AnswerInvitations;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.FindPeople;
using Ridgeway.Finding.HearOffers;
using Ridgeway.Finding.InvitePeople;
using Ridgeway.Finding.OffersOfPerson;
using Ridgeway.Finding.PersonProblems;
using Ridgeway.Finding.PersonScores;
using Ridgeway.Finding.ReportOffers;
using Ridgeway.Finding.RunPopulation;
using Ridgeway.Finding.SaveList;
using Ridgeway.Finding.ScoreCases;
using Ridgeway.Records;
using Ridgeway.Referrals;
using Ridgeway.Web;

namespace Ridgeway.Finding;

/// <summary>Find: who would benefit, and who is being missed?</summary>
internal static class FindingRoom
{
    public static IServiceCollection AddFinding(this IServiceCollection services)
    {
        services.AddContentKind<KeyMeasureReader>();
        services.AddSingleton<LastRun>();
        services.AddSingleton<IFinding, Registers>();
        services.AddSingleton<PopulationPrograms>();
        services.AddScoped<RunPopulationStory>();
        services.AddScoped<IFollowImports, RunAfterImport>();
        services.AddScoped<FindPeopleStory>();
        services.AddScoped<KnownContacts>();
        services.AddScoped<IKnowGroups, RegisterGroups>();
        services.AddScoped<IShowOnPersonPage, ProblemsPanel>();
        services.AddContentKind<InvitationRulesReader>();
        services.AddContentKind<InvitationTextReader>();
        services.AddSingleton<ListContent>();
        services.AddScoped<RegisterPeople>();
        services.AddScoped<BuildListStory>();
        services.AddScoped<ShowListStory>();
        services.AddScoped<ListScope>();
        services.AddScoped<SaveListStory>();
        services.AddScoped<OpenListStory>();
        services.AddScoped<InvitePeopleStory>();
        services.AddSingleton<WriteInvitation>();
        services.AddScoped<AnswerInvitationStory>();
        services.AddScoped<ContactWishesStory>();
        services.AddScoped<OfferRatesStory>();
        services.AddScoped<BatchStory>();
        services.AddScoped<IShowOnPersonPage, OffersPanel>();
        services.AddScoped<IContributeWork, ListWork>();
        services.AddSingleton(new NavigationItem("Lists", "/lists", 30, Role.Clinician));
        services.AddSingleton(new NavigationItem("Who is offered it", "/lists/offers", 30, Role.Commissioner));
        services.AddSingleton(new NavigationItem("My invitations", "/my-invitations", 30, Role.Person));
        services.AddHearer<ReferralSent, ReferralsHeard>();
        services.AddHearer<ReferralClosed, ReferralsHeard>();
        services.AddScoped<IShowOnPersonPage, ScoresPanel>();
        return services;
    }

    public static void MapFinding(this IEndpointRouteBuilder app)
    {
        app.MapRegisters();
        app.MapLists();
        app.MapBatches();
        app.MapOffers();
        app.MapScores();
    }

    /// <summary>What runs only while the program serves.</summary>
    public static IServiceCollection AddFindingRounds(this IServiceCollection services) => services.AddHostedService<RunRounds>();

    public static IEnumerable<Command> Commands(CommandHost host) =>
        [FindCommand.Make(host), ListsCommand.Make(host), ScoreCommand.Make(host), RunCommand.Make(host)];
}
