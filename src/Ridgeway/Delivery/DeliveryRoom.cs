using Ridgeway.Delivery.AskQuestionnaire;
using Ridgeway.Delivery.EndProgramme;
using Ridgeway.Delivery.MarkAttendance;
using Ridgeway.Events;
using Ridgeway.Referrals;

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
        return services;
    }
}
