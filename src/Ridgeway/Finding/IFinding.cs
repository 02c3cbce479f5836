namespace Ridgeway.Finding;

/// <summary>What other rooms may ask of Finding.</summary>
internal interface IFinding
{
    /// <summary>The registers in force on a day, on their shelves and by name.</summary>
    IReadOnlyList<Register> RegistersOn(DateOnly day);

    /// <summary>The ids of the registers this person is on.</summary>
    IReadOnlyList<string> RegistersOf(PersonOnDay person);

    /// <summary>Every score in force on the person's day, by name, worked out or read for them.</summary>
    IReadOnlyList<ScoreOnDay> ScoresOf(PersonOnDay person);

    /// <summary>The last finished run through everyone; null where there was none yet.</summary>
    Task<PopulationRun?> LastRunAsync(CancellationToken cancel);

    /// <summary>Shows everyone as the last finished run left them, in order of id: about a second for some millions of people.</summary>
    /// <param name="subjects">The registers to say about each person ("rule:ID" and "contraindication:ID" too); nobody is on one that was not asked.</param>
    /// <param name="see">Called for each person; the view is good only inside the call, and speaks of subjects by their place in the list.</param>
    /// <param name="cancel">Stops the walk.</param>
    /// <returns>The run that was shown, or null where there was none yet.</returns>
    Task<PopulationRun?> WalkRunAsync(IReadOnlyList<string> subjects, Action<FoundInView> see, CancellationToken cancel);

    /// <summary>How many people the last finished run found on each subject, and of how many that could not be said.</summary>
    Task<IReadOnlyDictionary<string, (long Members, long Unknowns)>> CountsAsync(CancellationToken cancel);
}
