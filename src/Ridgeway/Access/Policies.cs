using Microsoft.AspNetCore.Authorization;

namespace Ridgeway.Access;

/// <summary>Who may open a page: <c>[Authorize(Policies.Clinician)]</c>. Without a policy a page is for everyone signed in.</summary>
public static class Policies
{
    public const string Clinician = nameof(Role.Clinician);
    public const string Provider = nameof(Role.Provider);
    public const string Person = nameof(Role.Person);
    public const string Commissioner = nameof(Role.Commissioner);
    public const string Operator = nameof(Role.Operator);

    /// <summary>Clinicians and providers: those who work with people by name.</summary>
    public const string WorksWithPeople = nameof(WorksWithPeople);

    /// <summary>Those who look at programmes and numbers: commissioners and clinicians.</summary>
    public const string SeesProgrammes = nameof(SeesProgrammes);

    /// <summary>Those who look at how complete records are, in numbers: commissioners and operators.</summary>
    public const string SeesRecordQuality = nameof(SeesRecordQuality);

    internal static void Add(AuthorizationOptions options)
    {
        foreach (var role in new[] { Role.Clinician, Role.Provider, Role.Person, Role.Commissioner, Role.Operator })
        {
            options.AddPolicy(role.ToString(), policy => policy.RequireRole(role.ToString()));
        }

        options.AddPolicy(WorksWithPeople, policy => policy.RequireRole(Clinician, Provider));
        options.AddPolicy(SeesProgrammes, policy => policy.RequireRole(Commissioner, Clinician));
        options.AddPolicy(SeesRecordQuality, policy => policy.RequireRole(Commissioner, Operator));

        // Whatever says nothing about who may open it is for those signed in.
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }
}
