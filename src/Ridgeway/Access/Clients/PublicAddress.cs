using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Ridgeway.Access.Clients;

/// <summary>
/// The address others know this Ridgeway by. Never taken from a request: whoever sends one could say that an assertion
/// made out to another server was made out to this one.
/// </summary>
internal sealed class PublicAddress(RidgewaySettings settings, IServer server)
{
    public string Root => settings.PublicUrl?.TrimEnd('/') ?? Listening();

    public string Token => Root + "/oauth/token";

    private string Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? settings.Urls[0];
        return address.Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal).TrimEnd('/');
    }
}
