using Ridgeway.Exchange.CdsHooks;

namespace Ridgeway.Guidance.AnswerHooks;

/// <summary>The services that discovery tells of.</summary>
internal static class HookOffers
{
    public const string PatientView = "patient-view";
    public const string OrderSelect = "order-select";

    private const string Requirements =
        "Send the patient and their conditions along, or give access to a FHIR server that was agreed beforehand; without them the answer is 412. "
        + "All content is a draft until a clinical safety officer has approved it; each card says so.";

    public static IReadOnlyList<HookOffer> All { get; } =
    [
        new(
            "prevention",
            PatientView,
            "What to offer for prevention",
            "At most one card: what to offer this person today, why, how strong the evidence is, what speaks against it, and who is near.",
            Requirements,
            HookPrefetch.Queries),
        new(
            "prevention-order",
            OrderSelect,
            "Is this referral safe and the right one?",
            "At most one card about a referral being chosen: forbidden, something else first, or go ahead with care.",
            Requirements,
            HookPrefetch.Queries),
    ];

    public static HookOffer? Find(string id) => All.FirstOrDefault(offer => offer.Id == id);
}
