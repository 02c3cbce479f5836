using Ridgeway.Access;
using Ridgeway.Delivery.AskQuestionnaire;
using Ridgeway.Delivery.EndProgramme;
using Ridgeway.Delivery.MarkAttendance;
using Ridgeway.Delivery.SeePlan;
using Ridgeway.Events;
using Ridgeway.Referrals;
using Ridgeway.Web;

namespace Ridgeway.Delivery;

/// <summary>Deliver: is the person attending and getting better?</summary>
internal static class DeliveryRoom
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddHearer<ReferralAccepted, EnrolAccepted>();
        services.AddHearer<ReferralClosed, EnrolAccepted>();
        services.AddScoped<MarkAttendanceStory>();
        services.AddScoped<AskQuestionnaireStory>();
        services.AddScoped<EndProgrammeStory>();
        services.AddScoped<IContributeWork, DeliveryWork>();
        services.AddSingleton(new NavigationItem("Classes", "/classes", 60, Role.Provider));
        services.AddSingleton(new NavigationItem("My plan in full", "/my-plan", 60, Role.Person));
        return services;
    }
}
