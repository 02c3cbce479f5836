using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ridgeway.Access;

/// <summary>Another program that may sign in with a key it holds.</summary>
internal sealed class ClientRow
{
    /// <summary>Its name, and its client_id: lower-case letters, digits and hyphens.</summary>
    public required string ClientId { get; init; }

    public required AccountId AccountId { get; init; }

    /// <summary>The most it may ask for, as SMART scopes separated by spaces.</summary>
    public required string Scopes { get; set; }

    /// <summary>Its public keys: a JSON Web Key Set. Never fetched from an address.</summary>
    public required string Jwks { get; set; }

    public required bool IsDemo { get; init; }

    public required DateTime CreatedAtUtc { get; init; }

    public DateTime? ClosedAtUtc { get; set; }
}

/// <summary>An assertion a client has used: it is good for one time.</summary>
internal sealed class TokenSeenRow
{
    public required string ClientId { get; init; }

    public required string Jti { get; init; }

    /// <summary>After this it would be refused for its age, and this row may go.</summary>
    public required DateTime ExpiresAtUtc { get; init; }
}

/// <summary>A secret of this Ridgeway: what signs access tokens, what protects cookies and forms.</summary>
internal sealed class KeyRow
{
    public required string KeyId { get; init; }

    /// <summary>"token" or "cookie".</summary>
    public required string Purpose { get; init; }

    public required string Content { get; init; }

    public required DateTime CreatedAtUtc { get; init; }
}

internal sealed class ClientRowMapping : IEntityTypeConfiguration<ClientRow>
{
    public void Configure(EntityTypeBuilder<ClientRow> builder)
    {
        builder.ToTable("access_client");
        builder.HasKey(row => row.ClientId);
    }
}

internal sealed class TokenSeenRowMapping : IEntityTypeConfiguration<TokenSeenRow>
{
    public void Configure(EntityTypeBuilder<TokenSeenRow> builder)
    {
        builder.ToTable("access_token_seen");
        builder.HasKey(row => new { row.ClientId, row.Jti });
    }
}

internal sealed class KeyRowMapping : IEntityTypeConfiguration<KeyRow>
{
    public void Configure(EntityTypeBuilder<KeyRow> builder)
    {
        builder.ToTable("access_key");
        builder.HasKey(row => row.KeyId);
    }
}
