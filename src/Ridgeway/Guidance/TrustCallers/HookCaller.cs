using System.Security.Cryptography;
using System.Text;
using Ridgeway.Access;

namespace Ridgeway.Guidance.TrustCallers;

/// <summary>Who calls a CDS Hooks service.</summary>
/// <param name="Issuer">The "iss" of its token; null where it came with an access token of this Ridgeway, and in a demonstration, where nobody has to say.</param>
/// <param name="Name">For the access log.</param>
/// <param name="FhirServers">The FHIR servers that may be asked for it.</param>
/// <param name="OwnServer">The address of Ridgeway's own FHIR server, which may always be asked.</param>
internal sealed record HookCaller(string? Issuer, string Name, IReadOnlyList<string> FhirServers, string OwnServer)
{
    public bool MayAsk(string server) => IsOwnServer(server) || FhirServers.Contains(server, StringComparer.Ordinal);

    public bool IsOwnServer(string? server) => server is not null && (server == OwnServer || server == OwnServer + "/R4");

    /// <summary>True where the ids it speaks of are Ridgeway's own: it names Ridgeway's FHIR server, or came in with a token that may read it.</summary>
    public bool KnowsIdsOf(string? server) => IsOwnServer(server) || (server is null && Issuer is null);

    /// <summary>The viewer in the access log. A system has no account; its number is made from its name, always the same.</summary>
    public Viewer AsViewer() => new()
    {
        Account = new AccountId(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("cds-hooks|" + (Issuer ?? Name))).AsSpan(0, 16), bigEndian: true)),
        Name = Name,
        Role = Role.System,
    };
}
