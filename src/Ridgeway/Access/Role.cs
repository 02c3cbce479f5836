namespace Ridgeway.Access;

/// <summary>What someone is here to do. It decides which pages there are; the organisation decides which people.</summary>
public enum Role
{
    /// <summary>A GP, nurse or link worker of a practice.</summary>
    Clinician,

    /// <summary>Someone who runs activity services.</summary>
    Provider,

    /// <summary>A person looking at their own plan.</summary>
    Person,

    /// <summary>Someone who plans and pays for programmes: sees numbers, never people.</summary>
    Commissioner,

    /// <summary>
    /// Someone who keeps Ridgeway running: sees its state and who looked at whom, never people's records. What an import set aside they may
    /// open to mend it, and each opening is written down.
    /// </summary>
    Operator,

    /// <summary>Another program, signed in with a key.</summary>
    System,
}

/// <summary>Roles in words for people.</summary>
public static class RoleWords
{
    public static string ForPeople(this Role role) => role switch
    {
        Role.Clinician => "Clinician",
        Role.Provider => "Activity provider",
        Role.Person => "Person",
        Role.Commissioner => "Commissioner",
        Role.Operator => "Operator",
        Role.System => "System",
    };

    /// <summary>What someone of this role does here, in a line that begins with the role.</summary>
    public static string Does(this Role role) => role switch
    {
        Role.Clinician => "Sees what to offer a person, with the reasons and what speaks against it, and refers.",
        Role.Provider => "Accepts referrals, keeps the register and writes back.",
        Role.Person => "Sees their plan in plain words, and who has looked at their record.",
        Role.Commissioner => "Sees which programmes work, for whom, and what they cost.",
        Role.Operator => "Sees that the system runs, and who looked at whom.",
        Role.System => "Sends and fetches records with a key of its own.",
    };
}
