using Ridgeway.Access;
using Ridgeway.Providers;
using Ridgeway.Records;

namespace Ridgeway;

/// <summary>Things as tests need them. One file a room.</summary>
internal static partial class A
{
    private static int viewers;

    public static Viewer Clinician(string practice = "A12345") => Someone(Role.Clinician) with { Organisation = practice, OrganisationName = $"Practice {practice}" };

    public static Viewer Provider(ProviderId? provider = null) => Someone(Role.Provider) with
    {
        Provider = provider ?? new ProviderId(Number(7, ++viewers)),
        OrganisationName = "Movers",
    };

    public static Viewer PersonViewer(PersonId person) => Someone(Role.Person) with { Person = person };

    public static Viewer Commissioner() => Someone(Role.Commissioner) with { Organisation = "QXX", OrganisationName = "The integrated care board" };

    public static Viewer Operator() => Someone(Role.Operator);

    private static Viewer Someone(Role role) => new()
    {
        Account = new AccountId(Number(1, ++viewers)),
        Name = $"{role} {viewers}",
        Role = role,
    };

    private static Guid Number(int kind, int count) => new(kind, 0, 0, 0, 0, 0, 0, (byte)(count >> 24), (byte)(count >> 16), (byte)(count >> 8), (byte)count);
}
