namespace Ridgeway.Records.Synthetic;

/// <summary>
/// Fills a record to a given size with earlier readings of what is measured in the person anyway. A joined-up record holds
/// hundreds of facts, and what a program does with them must be tried at that size. Chosen for plausibility of amount, not of course.
/// </summary>
internal static class OlderReadings
{
    /// <summary>How far an earlier reading may lie from the later one.</summary>
    private const double Spread = 0.08;

    public static void Write(SyntheticLife life, FactSheet sheet, Dice dice, int atLeast)
    {
        var measured = sheet.Readings();
        while (sheet.Count < atLeast)
        {
            var on = DateOnly.FromDayNumber(dice.Between(life.Birth.DayNumber, life.Until.DayNumber));
            if (measured.Count == 0)
            {
                sheet.BloodPressure(on, dice.Between(100, 150), dice.Between(55, 95));
            }
            else
            {
                sheet.Repeat(measured[dice.Below(measured.Count)], on, 1 + dice.Between(-Spread, Spread));
            }
        }
    }
}
