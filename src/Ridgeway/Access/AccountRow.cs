using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Providers;
using Ridgeway.Records;

namespace Ridgeway.Access;

/// <summary>Someone who can sign in.</summary>
internal sealed class AccountRow
{
    public required AccountId AccountId { get; init; }

    /// <summary>What they type to sign in, in lower case; unique.</summary>
    public required string SignInName { get; init; }

    public required string Name { get; set; }

    public required Role Role { get; init; }

    public string? Organisation { get; set; }

    public string? OrganisationName { get; set; }

    public ProviderId? ProviderId { get; init; }

    public PersonId? PersonId { get; init; }

    /// <summary>As ASP.NET Core Identity hashes it; null where no password can sign this account in.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes whenever what is signed in must be signed out: another password, a closed account.</summary>
    public required Guid Stamp { get; set; }

    public required bool IsDemo { get; init; }

    /// <summary>True where they may approve clinical content.</summary>
    public bool IsSafetyOfficer { get; set; }

    public required DateTime CreatedAtUtc { get; init; }

    /// <summary>Wrong passwords in a row.</summary>
    public int Failures { get; set; }

    public DateTime? LockedUntilUtc { get; set; }

    public DateTime? ClosedAtUtc { get; set; }

    public Viewer ToViewer() => new()
    {
        Account = AccountId,
        Name = Name,
        Role = Role,
        Organisation = Organisation,
        OrganisationName = OrganisationName,
        Provider = ProviderId,
        Person = PersonId,
        IsDemo = IsDemo,
        IsSafetyOfficer = IsSafetyOfficer,
    };
}

internal sealed class AccountRowMapping : IEntityTypeConfiguration<AccountRow>
{
    public void Configure(EntityTypeBuilder<AccountRow> builder)
    {
        builder.ToTable("access_account");
        builder.HasKey(row => row.AccountId);
    }
}
