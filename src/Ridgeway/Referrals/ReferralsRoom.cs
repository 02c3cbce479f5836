using System.CommandLine;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Content;
using Ridgeway.Referrals.AnswerReferral;
using Ridgeway.Referrals.Clock;
using Ridgeway.Referrals.Follow;
using Ridgeway.Referrals.SendReferral;
using Ridgeway.Referrals.Withdraw;
using Ridgeway.Web;

namespace Ridgeway.Referrals;

/// <summary>Refer: which provider did the person choose, and did they accept?</summary>
internal static class ReferralsRoom
{
    public static IServiceCollection AddReferrals(this IServiceCollection services)
    {
        services.AddContentKind<ReferralClockReader>();
        services.AddSingleton<ReferralContent>();
        services.AddSingleton<IProgrammes>(provider => provider.GetRequiredService<ReferralContent>());
        services.AddScoped<ICheckSafety, SafetyByGuidance>();
        services.AddScoped<ServicesForPerson>();
        services.AddScoped<KeepReferral>();
        services.AddScoped<PostLetters>();
        services.AddScoped<IReferrals, AskReferrals>();
        services.AddScoped<IKnowCaseload, ReferredPeople>();
        services.AddScoped<SendReferralStory>();
        services.AddScoped<ChooseAgainStory>();
        services.AddScoped<AnswerReferralStory>();
        services.AddScoped<WithdrawStory>();
        services.AddScoped<ClockStory>();
        services.AddScoped<IShowOnPersonPage, ReferralsPanel>();
        services.AddScoped<IContributeWork, ReferralWork>();
        services.AddSingleton(new NavigationItem("Referrals", "/referrals", 50, Role.Clinician, Role.Provider));
        services.AddSingleton(new NavigationItem("Letters", "/letters", 55, Role.Clinician, Role.Provider));
        return services;
    }

    /// <summary>What runs only while the program serves.</summary>
    public static IServiceCollection AddReferralRounds(this IServiceCollection services) => services.AddHostedService<ClockRounds>();

    public static IEnumerable<Command> Commands(CommandHost host) => [ReferCommand.Make(host), ReferralsCommand.Make(host)];

    public static void MapReferrals(this IEndpointRouteBuilder app) => app.MapReferralApi();
}
