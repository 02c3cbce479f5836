using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Ridgeway.Data;

namespace Ridgeway.Access;

/// <summary>
/// The keys that protect cookies and forms, kept in the database: several servers share them, and another database is another
/// Ridgeway. Whoever can read the database can forge a cookie, so its file or server is guarded as the records in it are.
/// </summary>
internal sealed class CookieKeys(IServiceScopeFactory scopes, TimeProvider clock) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    private const string Purpose = "cookie";

    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return
        [
            .. scope.ServiceProvider.GetRequiredService<RidgewayDb>().Set<KeyRow>().AsNoTracking()
                .Where(row => row.Purpose == Purpose)
                .Select(row => row.Content)
                .AsEnumerable()
                .Select(content => XElement.Parse(content)),
        ];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
        db.Add(new KeyRow { KeyId = friendlyName, Purpose = Purpose, Content = element.ToString(SaveOptions.DisableFormatting), CreatedAtUtc = clock.GetUtcNow().UtcDateTime });
        db.SaveChanges();
    }
}
