namespace Ridgeway.Finding;

/// <summary>What other rooms may ask of Finding.</summary>
internal interface IFinding
{
    /// <summary>The registers in force on a day, on their shelves and by name.</summary>
    IReadOnlyList<Register> RegistersOn(DateOnly day);

    /// <summary>The ids of the registers this person is on.</summary>
    IReadOnlyList<string> RegistersOf(PersonOnDay person);
}
