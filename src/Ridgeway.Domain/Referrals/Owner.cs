namespace Ridgeway.Referrals;

/// <summary>Who has to do the next thing. Never blank: a referral that nobody holds cannot be written down.</summary>
public sealed record Owner
{
    public Owner(OwnerKind kind, string key, string name)
    {
        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "An owner is of a known kind.");
        }

        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Kind, Key, Name) = (kind, key, name);
    }

    public OwnerKind Kind { get; }

    /// <summary>The provider's id, the practice's ODS code or the account: what a work list is drawn up by.</summary>
    public string Key { get; }

    /// <summary>For people: "Ridgeway Leisure", "Dr Amin".</summary>
    public string Name { get; }
}

public enum OwnerKind
{
    /// <summary>The organisation it was offered to.</summary>
    Provider = 1,

    /// <summary>The team that sent it.</summary>
    Referrer = 2,

    /// <summary>The named person to whom overdue referrals go.</summary>
    Coordinator = 3,
}
