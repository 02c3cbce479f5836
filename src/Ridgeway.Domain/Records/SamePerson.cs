namespace Ridgeway.Records;

/// <summary>Whether a draft that reached us under a known number or reference really is the person we know by it.</summary>
public static class SamePerson
{
    /// <summary>
    /// A number or reference alone does not decide: official sample sets give one NHS number to several people. It is another
    /// person when both NHS numbers are valid and differ, or when both the birth date and the family name contradict.
    /// </summary>
    public static bool IsContradicted(Person known, PersonDraft draft)
    {
        if (known.NhsNumber is { } ours && draft.NhsNumber is { } theirs && ours != theirs)
        {
            return true;
        }

        return BirthDatesContradict(known, draft) && FamilyNamesContradict(known, draft);
    }

    private static bool BirthDatesContradict(Person known, PersonDraft draft) =>
        known.BirthDate is { } ours && draft.BirthDate is { } theirs
        && (ours.Latest < theirs.Earliest || theirs.Latest < ours.Earliest);

    private static bool FamilyNamesContradict(Person known, PersonDraft draft) =>
        known.Name?.Family is { } ours && draft.Name?.Family is { } theirs
        && !string.Equals(ours.Trim(), theirs.Trim(), StringComparison.OrdinalIgnoreCase);
}
