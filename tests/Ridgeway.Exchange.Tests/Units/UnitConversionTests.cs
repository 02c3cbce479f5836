namespace Ridgeway.Exchange.Units;

public sealed class UnitConversionTests
{
    [Theory]
    [InlineData("hba1c", "%", "mmol/mol", 6.5, 47.54)]
    [InlineData("hba1c", "%", "mmol/mol", 8.0, 63.93)]
    [InlineData("hba1c", "mmol/mol", "%", 48, 6.542)]
    [InlineData("cholesterol-total", "mg/dL", "mmol/L", 200, 5.172)]
    [InlineData("cholesterol-hdl", "mg/dL", "mmol/L", 38.67, 1.0)]
    [InlineData("cholesterol-ldl", "mg/dL", "mmol/L", 116.01, 3.0)]
    [InlineData("triglycerides", "mg/dL", "mmol/L", 150, 1.694)]
    [InlineData("glucose", "mg/dL", "mmol/L", 126, 6.994)]
    [InlineData("glucose", "mmol/L", "mg/dL", 7, 126.1)]
    [InlineData("creatinine", "mg/dL", "umol/L", 1, 88.42)]
    [InlineData("creatinine", "mmol/L", "umol/L", 0.1, 100)]
    [InlineData("weight", "[lb_av]", "kg", 150, 68.04)]
    [InlineData("weight", "[stone_av]", "kg", 10, 63.5)]
    [InlineData("weight", "g", "kg", 3150, 3.15)]
    [InlineData("height", "[in_i]", "cm", 70, 177.8)]
    [InlineData("height", "m", "cm", 1.64, 164)]
    [InlineData("temperature", "[degF]", "Cel", 98.6, 37)]
    [InlineData("temperature", "[degF]", "Cel", 32, 0)]
    [InlineData("temperature", "Cel", "[degF]", 100, 212)]
    [InlineData("temperature", "K", "Cel", 310.15, 37)]
    [InlineData("haemoglobin", "g/dL", "g/L", 13.5, 135)]
    [InlineData("white-cells", "10*3/uL", "10*9/L", 7.1, 7.1)]
    [InlineData("systolic-bp", "kPa", "mm[Hg]", 16, 120.01)]
    [InlineData("egfr", "mL/min", "mL/min/{1.73_m2}", 62, 62)]
    [InlineData("urine-albumin-creatinine-ratio", "mg/g", "mg/mmol", 30, 3.393)]
    [InlineData("heart-rate", "{beats}/min", "/min", 72, 72)]
    [InlineData("phq-9-total", "{score}", "1", 12, 12)]
    [InlineData("activity", "h/wk", "min/wk", 2.5, 150)]
    public void A_value_becomes_the_same_amount_in_the_wanted_unit(string measure, string from, string to, double value, double expected)
    {
        var change = UnitConversion.Find(measure, from, to);
        Assert.NotNull(change);
        Assert.Equal(expected, change.Value.Apply(value), tolerance: Math.Abs(expected) * 0.0005 + 1e-9);
    }

    [Theory]
    [InlineData("weight", "cm", "kg")]
    [InlineData("haemoglobin", "g/dL", "mmol/L")]
    [InlineData("cholesterol-hdl-ldl-ratio", "mg/dL", "mmol/L")]
    [InlineData("activity", "min/d", "min/wk")]
    [InlineData("glucose", "%", "mmol/L")]
    [InlineData("phq-9-total", "%", "{score}")]
    [InlineData("weight", "", "kg")]
    [InlineData("weight", "furlong", "kg")]
    public void Different_things_are_not_converted(string measure, string from, string to) =>
        Assert.Null(UnitConversion.Find(measure, from, to));

    [Fact]
    public void There_and_back_gives_the_value_again()
    {
        foreach (var (measure, a, b) in new[] { ("hba1c", "%", "mmol/mol"), ("glucose", "mg/dL", "mmol/L"), ("temperature", "[degF]", "Cel"), ("weight", "[lb_av]", "kg") })
        {
            var there = UnitConversion.Find(measure, a, b)!.Value;
            var back = UnitConversion.Find(measure, b, a)!.Value;
            Assert.Equal(7.25, back.Apply(there.Apply(7.25)), 9);
        }
    }
}
