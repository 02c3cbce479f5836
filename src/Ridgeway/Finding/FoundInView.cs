using Ridgeway.Codes;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>
/// One person as the last run through everyone left them: the groups they count in, and whether they are on the registers asked
/// about. One object is filled again and again; what it says is good only until the walk goes on.
/// </summary>
internal abstract class FoundInView
{
    public PersonId Person { get; protected set; }

    /// <summary>Where only the year or month is known, its first day; null where nothing is.</summary>
    public DateOnly? Born { get; protected set; }

    public Sex Sex { get; protected set; }

    public EthnicCategory? EthnicCategory { get; protected set; }

    /// <summary>1 is the most deprived tenth of England; null where it is not known.</summary>
    public int? DeprivationDecile { get; protected set; }

    public OdsCode? Practice { get; protected set; }

    /// <summary>True where the person had died by the day of the run; they are on no register.</summary>
    public bool HasDied { get; protected set; }

    public EthnicGroup EthnicGroup => EthnicCategory?.Group() ?? EthnicGroup.NotKnown;

    /// <summary>Completed years on a day; null where no birth date is known.</summary>
    public int? AgeOn(DateOnly day) => Born is { } born ? Age.On(born, day) : null;

    /// <summary>Is the person on it?</summary>
    /// <param name="subject">Its place in the list asked about.</param>
    public abstract Truth TruthOf(int subject);

    /// <summary>The day of the first of the unbroken runs that found them on it; null where they are not.</summary>
    /// <param name="subject">Its place in the list asked about.</param>
    public abstract DateOnly? Since(int subject);
}
