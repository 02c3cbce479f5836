using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Ridgeway.Web;

namespace Ridgeway.Access.SigningIn;

[AllowAnonymous]
[EnableRateLimiting(WebSetup.SignInLimit)]
internal sealed class SignInModel(SignInStory story, DemoAccounts demo) : PageModel
{
    [BindProperty]
    [Display(Name = "Account name")]
    [Required(ErrorMessage = "Enter your account name")]
    [StringLength(200, ErrorMessage = "Account name must be 200 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty]
    [Display(Name = "Password")]
    [Required(ErrorMessage = "Enter your password")]
    [StringLength(500, ErrorMessage = "Password must be 500 characters or fewer")]
    public string? Password { get; set; }

    /// <summary>The page that was asked for before signing in.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    public IReadOnlyList<AccountRow> DemoAccounts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => DemoAccounts = await demo.AllAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        DemoAccounts = await demo.AllAsync(cancel);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        switch (await story.TryAsync(Name!, Password!, cancel))
        {
            case SignInOutcome.SignedIn(var account):
                await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, StillSignedIn.Principal(account));
                return Redirect(Url.IsLocalUrl(Then) ? Then! : "/");
            case SignInOutcome.Refused:
                ModelState.AddModelError(nameof(Name), "The account name or password is wrong");
                return Page();
            default:
                throw new InvalidOperationException("A try to sign in ended in no known way.");
        }
    }
}
