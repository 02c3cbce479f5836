namespace Ridgeway.Exchange.Units;

public sealed class UnitTextsTests
{
    [Theory]
    [InlineData("mm[Hg]", "mm[Hg]")]
    [InlineData("mmHg", "mm[Hg]")]
    [InlineData("MMHG", "mm[Hg]")]
    [InlineData("millimeter of mercury", "mm[Hg]")]
    [InlineData("kg/m2", "kg/m2")]
    [InlineData("kilogram / (meter ^ 2)", "kg/m2")]
    [InlineData("kg/m²", "kg/m2")]
    [InlineData("Cel", "Cel")]
    [InlineData("degree Celsius", "Cel")]
    [InlineData("beats/minute", "/min")]
    [InlineData("heart beats per minute", "/min")]
    [InlineData("{Breaths}/min", "/min")]
    [InlineData("µmol/L", "umol/L")]
    [InlineData("μmol/L", "umol/L")]
    [InlineData("{score}", "1")]
    [InlineData("{ScoreOf}", "1")]
    [InlineData("ScoreOf", "1")]
    [InlineData("x10^9/L", "10*9/L")]
    [InlineData("days per week", "d/wk")]
    [InlineData("minutes per week", "min/wk")]
    [InlineData("mL/min/1.73m2", "mL/min/{1.73_m2}")]
    [InlineData("mL/min/{1.73_m2}", "mL/min/{1.73_m2}")]
    [InlineData("% (DCCT)", "%")]
    [InlineData("  kg ", "kg")]
    public void A_unit_as_people_write_it_is_known(string written, string ucum) => Assert.Equal(ucum, UnitTexts.ToUcum(written));

    [Theory]
    [InlineData("")]
    [InlineData("furlongs per fortnight")]
    [InlineData("{")]
    [InlineData("l/l")]
    public void A_unit_nobody_knows_is_not_guessed(string written) => Assert.Null(UnitTexts.ToUcum(written));
}
