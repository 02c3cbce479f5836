using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;

namespace Ridgeway.Records.CountEthnicity;

/// <summary>For those who commission or run: numbers of records, and nobody by name.</summary>
[Authorize(Policies.SeesRecordQuality)]
internal sealed class EthnicityModel(CountEthnicityStory story) : PageModel
{
    public EthnicityCounted Counted { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) => Counted = await story.RunAsync(cancel);

    public string Percent(decimal? part) => part is { } known ? $"{known:N1}%" : "–";
}
