using Ridgeway.Providers;

namespace Ridgeway;

/// <summary>Builders for what providers run.</summary>
internal static partial class A
{
    public static readonly DateOnly Today = new(2026, 11, 2);
    public static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 30, 0, TimeSpan.Zero);
    public static readonly RankingParameters Ranking = new([2, 5, 10, 20], StaleAfterDays: 365);

    /// <summary>A home in the middle of Stockport, and how to go so many kilometres north of it.</summary>
    public static readonly GeoPoint Home = GeoPoint.From(53.4083, -2.1494);

    public static GeoPoint North(double kilometres) => GeoPoint.From(Home.Latitude + (kilometres / 111.195), Home.Longitude);

    public static ServiceNeed Need() => new() { Intervention = "exercise-referral", From = Home, Age = 60 };

    public static ServiceBuilder Service(string name = "Gentle gym") => new(name);

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    internal sealed class ServiceBuilder(string name)
    {
        private static int made;
        private Service service = new()
        {
            Id = new ServiceId(Id(Interlocked.Increment(ref made))),
            Provider = new ProviderId(Id(made + 100_000)),
            ProviderName = "Ridgeway Leisure",
            Name = name,
            Status = ServiceStatus.Active,
            Interventions = ["exercise-referral"],
            Places = [new Place("Leisure centre", North(1), null)],
            CostPence = 300,
            AssuredOn = Today.AddDays(-30),
        };

        private readonly List<Accreditation> accreditations = [];
        private Capacity? capacity = new(10, 0, Today.AddDays(-10), Today.AddDays(80), Today.AddDays(-10));

        public ServiceBuilder With(Func<Service, Service> change)
        {
            service = change(service);
            return this;
        }

        public ServiceBuilder At(double kilometres) => With(s => s with { Places = [new Place("There", North(kilometres), null)] });

        public ServiceBuilder Offering(AccessFacet facet, bool offered = true) =>
            With(s => s with { Access = new Dictionary<AccessFacet, bool>(s.Access) { [facet] = offered } });

        public ServiceBuilder Holding(Capacity? room)
        {
            capacity = room;
            return this;
        }

        public ServiceBuilder Accredited(Func<Accreditation, Accreditation>? change = null)
        {
            var plain = new Accreditation
            {
                Provider = service.Provider,
                Scheme = "Exercise referral quality mark",
                Scope = new AccreditationScope([], []),
                State = AccreditationState.Granted,
                ValidFrom = Today.AddYears(-1),
                ValidTo = Today.AddYears(1),
            };
            accreditations.Add(change?.Invoke(plain) ?? plain);
            return this;
        }

        public Service Alone => service;

        public static implicit operator ServiceCandidate(ServiceBuilder builder) =>
            new(builder.service, builder.accreditations, builder.capacity);
    }
}
