using Ridgeway.Providers;

namespace Ridgeway.Referrals;

/// <summary>A service in a line or two, as it is shown to whoever chooses.</summary>
internal static class OptionWords
{
    public static string Line(ServiceOption option)
    {
        var service = option.Service;
        string?[] parts =
        [
            $"{service.ProviderName}, {ReferralWords.Away(option.DistanceKm)}",
            option.Room.ForPeople(),
            service.Schedule,
            Cost(service),
            option.GoodPoints.Where(point => point is not (GoodPoint.HasRoom or GoodPoint.FreeOfCharge)).Select(point => point.ForPeople()).ToList() is { Count: > 0 } good
                ? string.Join(", ", good)
                : null,
            option.Doubts.Where(doubt => doubt is not (Doubt.RoomNotKnown or Doubt.DistanceNotKnown or Doubt.CostNotRecorded)).Select(doubt => doubt.ForPeople()).ToList() is { Count: > 0 } doubts
                ? string.Join(", ", doubts)
                : null,
            service.Alert,
        ];
        return string.Join(". ", parts.OfType<string>().Select(part => part.TrimEnd('.'))) + ".";
    }

    public static string Cost(Service service) => (service.CostPence, service.CostInWords) switch
    {
        (0, _) => "Free",
        ({ } pence, _) => $"£{pence / 100}.{pence % 100:D2} a session",
        (null, { } words) => words,
        (null, null) => "Ask what it costs",
    };

    /// <summary>Where it is: the place's name, address and postcode.</summary>
    public static string Where(Place? place) => place is null
        ? "Place not recorded"
        : string.Join(", ", new[] { place.Name, place.Address, place.Postcode?.Value }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase));
}
