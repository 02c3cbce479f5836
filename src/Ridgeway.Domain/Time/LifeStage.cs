namespace Ridgeway.Time;

/// <summary>
/// Stages of life by age, split where the UK Chief Medical Officers' activity guidelines (2019) are: under 5, 5 to 18, 19 to 64, 65 and over.
/// </summary>
public enum LifeStage
{
    EarlyYears = 1,
    SchoolAge = 2,
    WorkingAge = 3,
    LaterLife = 4,
}

public static class LifeStages
{
    /// <summary>The completed years of age a stage covers: from the first, below the second; null is open.</summary>
    public static (int? From, int? Below) Ages(this LifeStage stage) => stage switch
    {
        LifeStage.EarlyYears => (null, 5),
        LifeStage.SchoolAge => (5, 19),
        LifeStage.WorkingAge => (19, 65),
        LifeStage.LaterLife => (65, null),
    };
}
